import { z } from 'zod';
import { FAULT_SWITCHES } from './fault-switches.ts';

const ids = FAULT_SWITCHES.map(({ id }) => id);

export const faultParameterSchema = z.strictObject({
  fault: z.string().refine((id) => ids.includes(id), {
    error: `is none of ${ids.join(', ')}`,
    params: { code: 'unknown_switch' },
  }),
});

export const switchFaultSchema = z
  .strictObject({
    on: z.boolean('must be true or false'),
    value: z
      .number('is not a number')
      .int('is not a whole number')
      .optional()
      .meta({ description: 'Seconds, for a switch that has a value; left out: the usual ones' }),
  })
  .meta({ id: 'SwitchFault' });

export const faultListSchema = z
  .strictObject({
    switches: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        explanation: z.string(),
        on: z.boolean(),
        value: z
          .int()
          .nullable()
          .meta({ description: 'Seconds: those in force, else the usual ones; null for a switch without' }),
        value_min: z.int().nullable(),
        value_max: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'SandboxFaults' });

export type FaultParameter = z.output<typeof faultParameterSchema>;
export type SwitchFault = z.output<typeof switchFaultSchema>;
export type FaultList = z.output<typeof faultListSchema>;
