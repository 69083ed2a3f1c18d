import { Injectable } from '@nestjs/common';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Participant } from '@kept/persistence/entities/participant';
import type { Caller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { notFound } from '../problems/not-found.ts';
import { changeEvent } from './change-event.ts';
import { createEvents } from './create-events.ts';
import { deleteEvent } from './delete-event.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import type { ChangeEvent, CreateEvents } from './event-request.schema.ts';
import type { Event, EventPage } from './event.schema.ts';
import { againOnRace } from './again-on-race.ts';
import { listEvents } from './list-events.ts';
import type { ListEvents } from './list-events.schema.ts';
import { rememberEvents } from './remember-events.ts';

/** Events of the API: one transaction each, and the sequences told after it. */
@Injectable()
export class EventsService {
  constructor(
    private readonly database: Database,
    private readonly nudger: SequenceNudger,
  ) {}

  /** All events of the request, or a problem and none. */
  async create(caller: Caller, request: CreateEvents): Promise<readonly Event[]> {
    const { account_id } = caller;
    const { events, nudge } = await againOnRace(() =>
      this.database.within(account_id, async (em) => {
        const made = await createEvents(em, { account_id, request });
        await rememberEvents(em, made.events);
        return made;
      }),
    );
    this.nudger.start(nudge);
    return events;
  }

  async list(caller: Caller, query: ListEvents): Promise<EventPage> {
    return this.database.within(caller.account_id, (em) => listEvents(em, query));
  }

  async get(caller: Caller, id: string): Promise<Event> {
    return this.database.within(caller.account_id, async (em) => {
      const appointment = await em.findOne(Appointment, { id, deleted_at: null });
      if (appointment === null) throw notFound('event');
      return eventOfAppointment(appointment, await em.find(Participant, { appointment_id: id }));
    });
  }

  async change(
    caller: Caller,
    { id, request, if_match }: { readonly id: string; readonly request: ChangeEvent; readonly if_match: string | null },
  ): Promise<Event> {
    const { account_id } = caller;
    const { event, nudge, start } = await againOnRace(() =>
      this.database.within(account_id, (em) => changeEvent(em, { account_id, id, request, if_match })),
    );
    this.nudger.nudge(nudge);
    this.nudger.start(start);
    return event;
  }

  async delete(
    caller: Caller,
    { id, if_match }: { readonly id: string; readonly if_match: string | null },
  ): Promise<void> {
    const { account_id } = caller;
    const nudge = await this.database.within(account_id, (em) => deleteEvent(em, { account_id, id, if_match }));
    this.nudger.nudge(nudge);
  }
}
