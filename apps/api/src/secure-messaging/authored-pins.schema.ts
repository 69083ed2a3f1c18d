import { z } from 'zod';
import { textField } from '../http/text-field.ts';

export const sealPinSchema = z
  .strictObject({
    pin: textField(64).meta({
      description: 'The same for all whom the message goes to; blanks around it do not count',
    }),
  })
  .meta({ id: 'SealPin' });

export const sealedPinSchema = z
  .strictObject({
    sealed: z.string().meta({ description: 'For `pin` of an auto message; it opens in this account alone' }),
  })
  .meta({ id: 'SealedPin' });

export const openPinSchema = z.strictObject({ sealed: textField(300) }).meta({ id: 'OpenPin' });

export const openedPinSchema = z.strictObject({ pin: z.string() }).meta({ id: 'OpenedPin' });

export type SealPin = z.output<typeof sealPinSchema>;
export type SealedPin = z.output<typeof sealedPinSchema>;
export type OpenPin = z.output<typeof openPinSchema>;
export type OpenedPin = z.output<typeof openedPinSchema>;
