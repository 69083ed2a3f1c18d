import { z } from 'zod/mini';
import type { DeepReadonly } from './deep-readonly.ts';
import { listOf } from './list-of.ts';

const upTo = (limit: number, otherwise: number) =>
  z._default(z.number().check(z.minimum(0), z.maximum(limit)), otherwise);

const hours = upTo(8_760, 0);

/** How answers are taken (flow-spec section 1, `policy`; rulings 22 and 27). */
export const policySchema = z.strictObject({
  stop_after: z._default(
    listOf(z.literal(['confirmed', 'accepted', 'declined', 'cancelled', 'reschedule_requested']), 5),
    ['cancelled', 'declined', 'reschedule_requested'],
  ),
  any_affirmative_confirms: z._default(z.boolean(), true),
  cancel_cutoff_hours: hours,
  reschedule_cutoff_hours: hours,
  change_grace_minutes: upTo(10_080, 10),
  reply_window_days: upTo(365, 14),
  minimum_gap_minutes: upTo(10_080, 60),
});

export type Policy = DeepReadonly<z.infer<typeof policySchema>>;
