import { zoneOfNumber } from '@kept/content/zone-of-number';
import type { Facts } from '@kept/rules/facts';
import type { SequenceRow } from './load-sequence.ts';

/** The columns that facts are made of. */
export type FactColumns = Pick<
  SequenceRow,
  | 'settings'
  | 'account_locale'
  | 'appointment_id'
  | 'version'
  | 'status'
  | 'title'
  | 'start_local'
  | 'end_local'
  | 'previous_start_local'
  | 'time_zone'
  | 'all_day'
  | 'location'
  | 'appointment_custom_data'
  | 'appointment_created_at'
  | 'moved_at'
  | 'cancelled_at'
  | 'participant_id'
  | 'participant_name'
  | 'removed_at'
  | 'phone'
  | 'email'
  | 'state'
  | 'state_set_at'
  | 'state_set_by'
  | 'participant_custom_data'
  | 'contact_id'
  | 'contact_name'
  | 'contact_locale'
  | 'contact_time_zone'
  | 'contact_custom_data'
  | 'calendar_id'
  | 'calendar_name'
  | 'owner_phone'
  | 'stopped'
  | 'refused'
>;

/** Today's facts of a sequence, from its row. A call goes to the phone; a stopped phone covers texts and calls (ruling 16). */
export function factsOf(row: FactColumns): Facts {
  const phoneStopped = row.stopped.includes('phone');
  return {
    account: { quiet_hours: row.settings.quiet_hours ?? null, may_forward: row.settings.call_forwarding ?? false },
    appointment: {
      id: row.appointment_id,
      version: row.version,
      status: row.status,
      title: row.title,
      start: row.start_local,
      end: row.end_local,
      time_zone: row.time_zone,
      all_day: row.all_day,
      location: row.location,
      custom_data: row.appointment_custom_data,
      created_at: row.appointment_created_at,
      moved_at: row.moved_at,
      cancelled_at: row.cancelled_at,
      previous_start: row.previous_start_local,
    },
    participant: {
      id: row.participant_id,
      name: row.participant_name,
      removed: row.removed_at !== null,
      state: row.state,
      state_set_at: row.state_set_at,
      state_set_by: row.state_set_by === 'system' ? null : row.state_set_by,
      custom_data: row.participant_custom_data,
      addresses: { sms: row.phone, email: row.email, call: row.phone },
      locale: row.contact_locale ?? row.account_locale,
      time_zone: row.contact_time_zone ?? zoneOfPhone(row.phone),
    },
    contact:
      row.contact_id === null
        ? null
        : { id: row.contact_id, name: row.contact_name ?? '', custom_data: row.contact_custom_data ?? {} },
    calendar: {
      id: row.calendar_id,
      name: row.calendar_name,
      ...(row.owner_phone === null ? {} : { owner_phone: row.owner_phone }),
    },
    stopped: { sms: phoneStopped, call: phoneStopped, email: row.stopped.includes('email') },
    ...(row.refused.length === 0 ? {} : { refused: row.refused }),
  };
}

/** Quiet hours are on the client's clock: the contact's, else the number's (flow-spec section 1, two clocks). */
function zoneOfPhone(phone: string | null): string | null {
  return phone === null ? null : zoneOfNumber(phone);
}
