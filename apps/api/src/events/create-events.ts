import type { EntityManager } from '@mikro-orm/postgresql';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Calendar } from '@kept/persistence/entities/calendar';
import { Participant } from '@kept/persistence/entities/participant';
import { newId } from '@kept/persistence/new-id';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { accountClock } from '../database/account-clock.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import type { EventDraft } from './draft-of.ts';
import { draftsOf } from './drafts-of.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import type { CreateEvents } from './event-request.schema.ts';
import type { Event } from './event.schema.ts';
import { instantOf } from '../times/instant-of.ts';
import { matchContacts } from '../contacts/match-contacts.ts';
import { refuseTakenIds } from './refuse-taken-ids.ts';
import { startSequences } from './start-sequences.ts';

export interface CreatedEvents {
  readonly events: readonly Event[];
  /** To be nudged after the commit. */
  readonly nudge: readonly SequenceRef[];
}

interface CreateRequest {
  readonly account_id: string;
  readonly request: CreateEvents;
}

/** Makes appointments with their participants, contacts and sequences: all of the batch, or none and a problem. */
export async function createEvents(em: EntityManager, { account_id, request }: CreateRequest): Promise<CreatedEvents> {
  const clock = await accountClock(em);
  const named = request.events.flatMap(({ calendar_id }) => (calendar_id === null ? [] : [calendar_id]));
  const calendars = await em.find(Calendar, { $or: [{ is_default: true }, { id: { $in: named } }] });
  const checked = draftsOf({ events: request.events, calendars, country: clock.country });
  if (!checked.ok) throw invalidRequest(checked.errors);
  const drafts = checked.value;
  await refuseTakenIds(
    em,
    drafts.map(({ request: { external_id } }, index) => ({ request: { external_id }, at: `/events/${index}` })),
  );

  const contacts = await matchContacts(em, { account_id, people: drafts.flatMap((draft) => draft.participants) });
  const appointments = drafts.map((draft) => appointmentOf(draft, { account_id, now: clock.now }));
  let next = 0;
  const participants = drafts.flatMap((draft, index) =>
    draft.participants.map(({ name, phone, email, custom_data }, position) => ({
      id: newId(),
      account_id,
      appointment_id: appointments[index]?.id ?? '',
      contact_id: contacts[next++] ?? null,
      position,
      name,
      phone,
      email,
      custom_data,
      state: 'none' as const,
    })),
  );
  await em.insertMany(Appointment, appointments);
  if (participants.length > 0) await em.insertMany(Participant, participants);
  const nudge = await startSequences(em, { account_id, participants, at: clock.now });
  return {
    events: await readBack(
      em,
      appointments.map(({ id }) => id),
    ),
    nudge,
  };
}

function appointmentOf(draft: EventDraft, { account_id, now }: { readonly account_id: string; readonly now: Date }) {
  const { request, calendar_id, start_local, end_local, time_zone } = draft;
  const { title, external_id, all_day, location, custom_data } = request;
  return {
    id: newId(),
    account_id,
    calendar_id,
    external_id,
    title,
    start_local,
    end_local,
    time_zone,
    all_day,
    start_at: new Date(instantOf(start_local, time_zone)),
    location,
    custom_data,
    created_at: now,
  };
}

async function readBack(em: EntityManager, ids: readonly string[]): Promise<readonly Event[]> {
  const appointments = await em.find(Appointment, { id: { $in: [...ids] } });
  const participants = await em.find(Participant, { appointment_id: { $in: [...ids] } });
  const byId = new Map(appointments.map((each) => [each.id, each]));
  return ids.flatMap((id) => {
    const appointment = byId.get(id);
    return appointment === undefined
      ? []
      : [
          eventOfAppointment(
            appointment,
            participants.filter((each) => each.appointment_id === id),
          ),
        ];
  });
}
