import { z } from 'zod/mini';
import type { DeepReadonly } from './deep-readonly.ts';
import { orNull } from './or-null.ts';
import { wholeNumber } from './whole-number.ts';

const count = (limit: number) => wholeNumber(-limit, limit);

/** One signed unit: minutes and hours are exact, days and larger name a local date (flow-spec section 1). */
export const offsetSchema = z.union(
  [
    z.strictObject({ minutes: count(527_040) }),
    z.strictObject({ hours: count(8_784) }),
    z.strictObject({ days: count(366) }),
    z.strictObject({ weeks: count(52) }),
    z.strictObject({ months: count(12) }),
  ],
  { error: 'must be one of minutes, hours, days, weeks or months with a whole number, within a year' },
);

export const ANCHORS = ['start', 'end', 'created', 'moved', 'cancelled'] as const;

/** When an auto message goes out (flow-spec section 1, Timing). */
export const timingSchema = z.strictObject({
  anchor: z.literal(ANCHORS),
  offset: offsetSchema,
  /** A name from `windows`, or `any`. */
  window: z._default(
    z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'must be the name of a window, or any' })),
    'default',
  ),
  count_only_enabled_days: z._default(z.boolean(), false),
  /** Null: `send_now` for bookings, `skip` for all else. */
  when_past: orNull(z.literal(['skip', 'send_now'])),
});

export type Offset = DeepReadonly<z.infer<typeof offsetSchema>>;
export type Timing = DeepReadonly<z.infer<typeof timingSchema>>;
