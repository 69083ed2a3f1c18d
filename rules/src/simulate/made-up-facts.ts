import { Temporal } from 'temporal-polyfill';
import type { CustomData, Facts, ParticipantState } from '../facts.ts';
import type { Instant, WallTime } from '../instant.ts';
import { startOf } from '../timing/appointment-span.ts';
import { shiftInstant } from '../timing/shift-instant.ts';

const DAYS_AHEAD = 10;
const PHONE = '+12025550123';
const EMAIL = 'ada@example.com';

/** An appointment that nobody has. Only when it is must be said; the rest is as usual. */
export interface MadeUp {
  readonly start: WallTime;
  readonly time_zone: string;
  /** An hour after the start. */
  readonly end?: WallTime;
  readonly all_day?: boolean;
  /** Ten days before the start. */
  readonly created_at?: Instant;
  readonly title?: string;
  readonly location?: string;
  readonly calendar?: string;
  readonly custom_data?: CustomData;
  readonly quiet_hours?: { readonly from: string; readonly to: string };
  /** True: calls can be forwarded. */
  readonly may_forward?: boolean;
  readonly client?: {
    readonly name?: string;
    /** For texts and calls; null: they have none. */
    readonly phone?: string | null;
    readonly email?: string | null;
    readonly locale?: string;
    readonly time_zone?: string;
    /** What they have said when the play begins. */
    readonly state?: ParticipantState;
    readonly custom_data?: CustomData;
  };
}

/** The facts of an appointment that nobody has, for the simulator: its client is reachable on every channel unless said otherwise. */
export function madeUpFacts(made_up: MadeUp): Facts {
  const { start, time_zone, client = {}, all_day = false } = made_up;
  const hour_later = Temporal.PlainDateTime.from(start).add({ hours: 1 }).toString({ smallestUnit: 'minute' });
  const times = { start, end: made_up.end ?? hour_later, time_zone, all_day };
  const { name = 'Ada Example', phone = PHONE, email = EMAIL, state = 'none', locale = 'en-US' } = client;
  const created_at = made_up.created_at ?? shiftInstant(startOf(times), -DAYS_AHEAD * 24 * 60);
  return {
    account: { quiet_hours: made_up.quiet_hours ?? null, may_forward: made_up.may_forward ?? true },
    appointment: {
      id: 'appointment',
      version: 1,
      status: 'scheduled',
      title: made_up.title ?? 'Appointment',
      ...times,
      location: made_up.location ?? null,
      custom_data: made_up.custom_data ?? {},
      created_at,
      moved_at: null,
      cancelled_at: null,
      previous_start: null,
    },
    participant: {
      id: 'participant',
      name,
      removed: false,
      state,
      state_set_at: state === 'none' ? null : created_at,
      state_set_by: state === 'none' ? null : 'client',
      custom_data: client.custom_data ?? {},
      addresses: { sms: phone, email, call: phone },
      locale,
      time_zone: client.time_zone ?? null,
    },
    contact: null,
    calendar: { id: 'calendar', name: made_up.calendar ?? 'Calendar', owner_phone: '+12025550100' },
    stopped: { sms: false, email: false, call: false },
  };
}
