import type { Facts } from '../facts.ts';
import type { MadeUp } from './made-up-facts.ts';

/**
 * A real appointment as one that nobody has: with all that decides, and without who the client is and how to reach
 * them, so that it may be kept and handed on. What a contact holds is taken for the client's own.
 */
export function madeUpOf({ account, appointment, participant, contact, calendar }: Facts): MadeUp {
  const { start, end, time_zone, all_day, created_at, title, location, custom_data } = appointment;
  const { addresses, locale, state } = participant;
  return {
    start,
    end,
    time_zone,
    all_day,
    created_at,
    title,
    custom_data,
    calendar: calendar.name,
    may_forward: account.may_forward ?? false,
    ...(location === null ? {} : { location }),
    ...(account.quiet_hours === null ? {} : { quiet_hours: account.quiet_hours }),
    client: {
      locale,
      state,
      custom_data: { ...contact?.custom_data, ...participant.custom_data },
      ...(participant.time_zone === null ? {} : { time_zone: participant.time_zone }),
      ...(addresses.sms === null ? { phone: null } : {}),
      ...(addresses.email === null ? { email: null } : {}),
    },
  };
}
