import { expect } from 'vitest';
import type { RunningApi } from '../running-api.spec-support.ts';
import { eventPageSchema, eventSchema, eventsSchema, type Event, type EventPage } from './event.schema.ts';

/** An event of nothing special. */
export const visit = {
  title: 'Cleaning',
  start_time: '2027-03-10T15:00',
  end_time: '2027-03-10T16:00',
  participants: [{ name: 'Kim Lee', phone: '(202) 555-0123', email: 'Kim@Example.com' }],
};

type Row = Readonly<Record<string, unknown>>;

/** Asks the API about events as a client would, and expects it to agree. */
export interface EventsClient {
  /** Makes `visit`, with some of it as given. */
  readonly make: (event: object) => Promise<Event>;
  readonly change: (id: string, json: object) => Promise<Event>;
  readonly list: (query: string) => Promise<EventPage>;
  /** What the sequences of an event were told, in order. */
  readonly inputsOf: (event: Event) => Promise<readonly Row[]>;
}

export function eventsClient(api: RunningApi): EventsClient {
  return {
    make: async (event) => {
      const answer = await api.call('/v1/events', { method: 'POST', json: { events: [{ ...visit, ...event }] } });
      expect(answer.status, answer.text).toBe(201);
      const [made] = eventsSchema.parse(answer.body).events;
      if (made === undefined) throw new Error('no event was answered');
      return made;
    },
    change: async (id, json) => {
      const answer = await api.call(`/v1/events/${id}`, { method: 'PATCH', json });
      expect(answer.status, answer.text).toBe(200);
      return eventSchema.parse(answer.body);
    },
    list: async (query) => eventPageSchema.parse((await api.call(`/v1/events?${query}`)).body),
    inputsOf: (event) =>
      api.rows(
        `select i.type, i.source_key, i.payload from sequence_input i join sequence s on s.id = i.sequence_id
         where s.appointment_id = $1 order by i.id`,
        [event.id],
      ),
  };
}
