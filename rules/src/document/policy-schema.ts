import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.ts';

const hours = z.number().min(0).max(8_760).default(0);

/** How answers are taken (flow-spec section 1, `policy`; rulings 22 and 27). */
export const policySchema = z.strictObject({
  stop_after: z
    .array(z.enum(['confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested']))
    .max(5)
    .default(['cancelled', 'declined', 'reschedule_requested']),
  any_affirmative_confirms: z.boolean().default(true),
  cancel_cutoff_hours: hours,
  reschedule_cutoff_hours: hours,
  change_grace_minutes: z.number().min(0).max(10_080).default(10),
  reply_window_days: z.number().min(0).max(365).default(14),
  minimum_gap_minutes: z.number().min(0).max(10_080).default(60),
});

export type Policy = DeepReadonly<z.infer<typeof policySchema>>;
