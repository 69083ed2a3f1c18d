import { z } from 'zod';

export const rolloutSchema = z
  .strictObject({
    id: z.uuid(),
    state: z
      .enum(['running', 'done', 'superseded'])
      .meta({ description: 'superseded: a newer revision took over before it was done' }),
    total: z.int().meta({ description: 'Sequences that ran when the revision was published' }),
    done: z.int().meta({ description: 'Those it has come to' }),
    nudged: z.int().meta({ description: 'Those of them that had to look at once' }),
  })
  .meta({ id: 'Rollout' });

export const runningRolloutSchema = z
  .strictObject({ rollout: rolloutSchema.nullable() })
  .meta({ id: 'RunningRollout' });

export type RolloutAnswer = z.output<typeof rolloutSchema>;
export type RunningRolloutAnswer = z.output<typeof runningRolloutSchema>;
