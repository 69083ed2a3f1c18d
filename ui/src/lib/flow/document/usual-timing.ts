import type { Definition, Purpose } from '@kept/rules/document';
import { timingSchema, type Timing } from '@kept/rules/document/timing-schema';

const TIMES: Readonly<Record<Purpose, object>> = {
  booking: { anchor: 'created', offset: { minutes: 0 } },
  reminder: { anchor: 'start', offset: { days: -1 } },
  follow_up: { anchor: 'end', offset: { hours: 2 } },
};

/** When messages of this purpose usually go out, in the schedule's own hours if it has some. */
export function usualTiming({ windows }: Definition, purpose: Purpose): Timing {
  return timingSchema.parse({ ...TIMES[purpose], window: 'default' in windows ? 'default' : 'any' });
}
