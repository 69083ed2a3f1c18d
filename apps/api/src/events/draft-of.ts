import type { InferEntity } from '@mikro-orm/postgresql';
import type { Calendar } from '@kept/persistence/entities/calendar';
import { addressesOf, type Addresses } from '../contacts/addresses-of.ts';
import type { Checked } from '../problems/checked.ts';
import type { FieldError } from '../problems/problem.ts';
import { knownTimeZone } from '../times/known-time-zone.ts';
import type { EventRequest, ParticipantRequest } from './event-request.schema.ts';
import { spanOf, type Span } from './span-of.ts';

type CalendarRow = InferEntity<typeof Calendar>;

/** A participant whose addresses are normalised. */
export interface ParticipantDraft extends Addresses {
  readonly name: string;
  readonly custom_data: ParticipantRequest['custom_data'];
}

/** An event whose calendar, zone, times and addresses are settled; nothing is stored yet. */
export interface EventDraft extends Span {
  readonly request: EventRequest;
  readonly calendar_id: string;
  readonly time_zone: string;
  readonly participants: readonly ParticipantDraft[];
}

export interface DraftRequest {
  readonly request: EventRequest;
  readonly calendars: readonly CalendarRow[];
  /** For phone numbers written without one. */
  readonly country: string;
  /** Where in the body the event stands, such as `/events/0`. */
  readonly at: string;
}

/** Settles one event, or says everything that is wrong in it. */
export function draftOf({ request, at, calendars, country }: DraftRequest): Checked<EventDraft> {
  const errors: FieldError[] = [];
  const calendar = calendars.find((each) =>
    request.calendar_id === null ? each.is_default : each.id === request.calendar_id,
  );
  if (calendar === undefined) {
    const message =
      request.calendar_id === null
        ? 'is needed: this account has no default calendar'
        : 'is no calendar of this account';
    errors.push({ field: `${at}/calendar_id`, code: 'unknown_calendar', message });
  }
  const time_zone =
    (request.time_zone === null ? null : knownTimeZone(request.time_zone)) ?? calendar?.time_zone ?? 'UTC';
  const { start_time, end_time, all_day } = request;
  const span = spanOf({ start_time, end_time, all_day, time_zone, at });
  if (!span.ok) errors.push(...span.errors);
  const participants = request.participants.flatMap((participant, index) => {
    const { name, phone, email, custom_data } = participant;
    const addresses = addressesOf({ phone, email, country, at: `${at}/participants/${index}` });
    if (!addresses.ok) errors.push(...addresses.errors);
    return addresses.ok ? [{ name, custom_data, ...addresses.value }] : [];
  });
  if (errors.length > 0 || !span.ok || calendar === undefined) return { ok: false, errors };
  return { ok: true, value: { request, calendar_id: calendar.id, time_zone, participants, ...span.value } };
}
