import type { Temporal } from 'temporal-polyfill';
import type { Instant } from '@kept/rules/instant';
import { instantOfWallTime } from '@kept/rules/timing/wall-time';
import { invalidRequest } from '../problems/invalid-request.ts';
import { knownTimeZone } from '../times/known-time-zone.ts';
import { parseTime } from '../times/parse-time.ts';
import type { SendMessage } from './send-message.schema.ts';

interface MomentRequest {
  readonly request: Pick<SendMessage, 'send_at' | 'time_zone'>;
  /** The account's present and zone. */
  readonly now: Instant;
  readonly time_zone: string;
}

/** When to send, in the account's time; null: at once. A time that is over is refused rather than taken for now. */
export function momentOfSend({ request, now, time_zone }: MomentRequest): Instant | null {
  const zone = request.time_zone === undefined ? time_zone : knownTimeZone(request.time_zone);
  if (zone === null)
    throw wrong('/time_zone', 'unknown_time_zone', 'is no time zone; write one such as America/New_York');
  if (request.send_at === undefined) return null;
  const at = instantOf(request.send_at, zone);
  if (at === null)
    throw wrong('/send_at', 'malformed_time', 'is no time; write it as 2026-12-01T09:00 or 2026-12-01T09:00-05:00');
  if (at < now) throw wrong('/send_at', 'in_the_past', `is over: it is ${now} now`);
  return at;
}

function instantOf(text: string, zone: string): Instant | null {
  const time = parseTime(text);
  if (time === null || time.type === 'date') return null;
  return time.type === 'moment' ? isoOf(time.instant) : instantOfWallTime(time.wall, zone);
}

function isoOf(instant: Temporal.Instant): Instant {
  return new Date(instant.epochMilliseconds).toISOString();
}

const wrong = (field: string, code: string, message: string) => invalidRequest([{ field, code, message }]);
