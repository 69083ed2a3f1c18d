import type { EntityManager, FilterQuery, InferEntity } from '@mikro-orm/postgresql';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Participant } from '@kept/persistence/entities/participant';
import { accountClock, type AccountClock } from '../database/account-clock.ts';
import { pageOf } from '../http/page-of.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { addressesOf } from '../contacts/addresses-of.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import type { EventPage } from './event.schema.ts';
import { instantOf } from '../times/instant-of.ts';
import { parseTime } from '../times/parse-time.ts';
import { wallTimeOf } from '../times/wall-time-of.ts';
import type { ListEvents } from './list-events.schema.ts';

/** A page of events by start, then by id. */
export async function listEvents(em: EntityManager, query: ListEvents): Promise<EventPage> {
  const { page, page_size } = query;
  const clock = await accountClock(em);
  const found = await em.find(Appointment, await filterOf(em, { query, clock }), {
    orderBy: [{ start_at: 'asc' }, { id: 'asc' }],
    limit: page_size + 1,
    offset: (page - 1) * page_size,
  });
  const { rows, next_page } = pageOf({ found, page, page_size });
  const participants = await em.find(Participant, { appointment_id: { $in: rows.map((row) => row.id) } });
  return {
    events: rows.map((row) =>
      eventOfAppointment(
        row,
        participants.filter((each) => each.appointment_id === row.id),
      ),
    ),
    page,
    page_size,
    next_page,
  };
}

interface FilterRequest {
  readonly query: ListEvents;
  readonly clock: AccountClock;
}

async function filterOf(
  em: EntityManager,
  { query, clock }: FilterRequest,
): Promise<FilterQuery<InferEntity<typeof Appointment>>> {
  const addresses = addressesOf({
    phone: query.phone_number ?? null,
    email: query.email_address ?? null,
    country: clock.country,
    at: '',
    numbers: 'any',
  });
  if (!addresses.ok) {
    throw invalidRequest(
      addresses.errors.map((error) => ({
        ...error,
        field: error.field === '/phone' ? 'phone_number' : 'email_address',
      })),
    );
  }
  const { phone, email } = addresses.value;
  const start_at = {
    ...(query.begin === undefined ? {} : { $gte: momentOf(query.begin, clock) }),
    ...(query.end === undefined ? {} : { $lt: momentOf(query.end, clock) }),
  };
  const ids = phone === null && email === null ? null : await appointmentsWith(em, { phone, email });
  return {
    deleted_at: null,
    ...(Object.keys(start_at).length === 0 ? {} : { start_at }),
    ...(ids === null ? {} : { id: { $in: ids } }),
  };
}

function momentOf(text: string, { time_zone }: AccountClock): Date {
  const given = parseTime(text);
  if (given === null) throw new Error('the schema lets no such time through');
  return new Date(
    given.type === 'moment' ? given.instant.epochMilliseconds : instantOf(wallTimeOf(given, time_zone), time_zone),
  );
}

/** Most appointments one address can have and still be listed; the newest count. */
const MOST_OF_ONE_ADDRESS = 5_000;

async function appointmentsWith(
  em: EntityManager,
  { phone, email }: { readonly phone: string | null; readonly email: string | null },
): Promise<string[]> {
  const where = { removed_at: null, ...(phone === null ? {} : { phone }), ...(email === null ? {} : { email }) };
  const found = await em.find(Participant, where, {
    fields: ['appointment_id'],
    orderBy: { id: 'desc' },
    limit: MOST_OF_ONE_ADDRESS,
  });
  return [...new Set(found.map((participant) => participant.appointment_id))];
}
