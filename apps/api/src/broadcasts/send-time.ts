import type { AccountClock } from '../database/account-clock.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { instantOf } from '../times/instant-of.ts';
import { knownTimeZone } from '../times/known-time-zone.ts';
import { parseTime } from '../times/parse-time.ts';
import { wallTimeOf } from '../times/wall-time-of.ts';
import type { CreateBroadcast } from './broadcast-request.schema.ts';

/** A click takes a moment to arrive. */
const GRACE_MS = 60_000;

export interface SendTime {
  /** In the account's time. */
  readonly send_at: Date;
  readonly time_zone: string;
}

/** When a broadcast goes: now, at a moment, or at the clock's time in a zone. What lies in the past is refused. */
export function sendTime(
  { send_at, time_zone }: Pick<CreateBroadcast, 'send_at' | 'time_zone'>,
  clock: AccountClock,
): SendTime {
  const zone = time_zone === null ? clock.time_zone : knownTimeZone(time_zone);
  if (zone === null)
    throw invalidRequest([
      {
        field: '/time_zone',
        code: 'unknown_time_zone',
        message: 'is no time zone; write one such as America/New_York',
      },
    ]);
  if (send_at === null) return { send_at: clock.now, time_zone: zone };
  const given = parseTime(send_at);
  if (given === null || given.type === 'date')
    throw invalidRequest([
      {
        field: '/send_at',
        code: 'impossible_time',
        message: 'is no time; write 2026-11-22T09:00 or 2026-11-22T09:00:00-05:00',
      },
    ]);
  const at =
    given.type === 'moment'
      ? new Date(given.instant.epochMilliseconds)
      : new Date(instantOf(wallTimeOf(given, zone), zone));
  if (at.getTime() < clock.now.getTime() - GRACE_MS)
    throw invalidRequest([{ field: '/send_at', code: 'past', message: 'is in the past; choose a later time, or now' }]);
  return { send_at: at, time_zone: zone };
}
