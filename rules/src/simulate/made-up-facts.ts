import { Temporal } from 'temporal-polyfill';
import type { Facts } from '../facts.ts';
import type { WallTime } from '../instant.ts';
import { startOf } from '../timing/appointment-span.ts';
import { shiftInstant } from '../timing/shift-instant.ts';

const DAYS_AHEAD = 10;

/** An appointment nobody has, for the simulator: an hour from `start`, made ten days before, its client reachable on every channel. */
export function madeUpFacts({ start, time_zone }: { readonly start: WallTime; readonly time_zone: string }): Facts {
  const end = Temporal.PlainDateTime.from(start).add({ hours: 1 }).toString({ smallestUnit: 'minute' });
  const times = { start, end, time_zone, all_day: false };
  return {
    account: { quiet_hours: null, may_forward: true },
    appointment: {
      id: 'appointment',
      version: 1,
      status: 'scheduled',
      title: 'Appointment',
      ...times,
      location: null,
      custom_data: {},
      created_at: shiftInstant(startOf(times), -DAYS_AHEAD * 24 * 60),
      moved_at: null,
      cancelled_at: null,
      previous_start: null,
    },
    participant: {
      id: 'participant',
      name: 'Ada Example',
      removed: false,
      state: 'none',
      state_set_at: null,
      state_set_by: null,
      custom_data: {},
      addresses: { sms: '+12025550123', email: 'ada@example.com', call: '+12025550123' },
      locale: 'en-US',
      time_zone: null,
    },
    contact: null,
    calendar: { id: 'calendar', name: 'Calendar', owner_phone: '+12025550100' },
    stopped: { sms: false, email: false, call: false },
  };
}
