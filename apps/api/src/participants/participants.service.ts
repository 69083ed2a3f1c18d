import { Injectable } from '@nestjs/common';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Participant } from '@kept/persistence/entities/participant';
import { newId } from '@kept/persistence/new-id';
import { holdSequence, releaseSequence } from '@kept/sequences/hold-sequence';
import type { Caller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { againOnRace } from '../events/again-on-race.ts';
import { eventOfAppointment } from '@kept/sequences/events/event-of-appointment';
import type { ChangeParticipant, ParticipantRequest } from '../events/event-request.schema.ts';
import type { Event } from '../events/event.schema.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { sequencesOf, type FoundSequences } from '../nudging/sequences-of.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import { addParticipant } from './add-participant.ts';
import { changeParticipant } from './change-participant.ts';
import type { SetState } from './participants.schema.ts';
import { removeParticipant } from './remove-participant.ts';

interface Editing {
  /** The etag the editor began from; null: they do not mind. */
  readonly if_match: string | null;
}

/** What staff do with one participant. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
  ) {}

  /** Somebody more on an appointment; their sequence starts. */
  async add(
    { account_id }: Caller,
    request: Editing & { readonly appointment_id: string; readonly participant: ParticipantRequest },
  ): Promise<Event> {
    const { event, nudge } = await againOnRace(() =>
      this.database.within(account_id, (em) => addParticipant(em, { account_id, ...request })),
    );
    this.nudger.start(nudge);
    return event;
  }

  /** Other details; a new address is where their messages go from now on. */
  async change(
    { account_id }: Caller,
    request: Editing & { readonly id: string; readonly request: ChangeParticipant },
  ): Promise<Event> {
    const { event, nudge } = await againOnRace(() =>
      this.database.within(account_id, (em) => changeParticipant(em, { account_id, ...request })),
    );
    this.nudger.nudge(nudge);
    return event;
  }

  /** Off the appointment; their sequence ends. */
  async remove({ account_id }: Caller, request: Editing & { readonly id: string }): Promise<Event> {
    const { event, nudge } = await this.database.within(account_id, (em) =>
      removeParticipant(em, { account_id, ...request }),
    );
    this.nudger.nudge(nudge);
    return event;
  }

  /** Sets the answer for the client; it fires no trigger and ends the waiting for a response (ruling 11). */
  async setState(caller: Caller, { id, state }: SetState & { readonly id: string }): Promise<Event> {
    const { account_id } = caller;
    const by = caller.via === 'session' ? 'staff' : 'api';
    const { event, nudge } = await this.database.within(account_id, async (em) => {
      await em.execute('select id from participant where id = ? for no key update', [id]);
      const participant = await em.findOne(Participant, { id, removed_at: null });
      const appointment =
        participant && (await em.findOne(Appointment, { id: participant.appointment_id, deleted_at: null }));
      if (participant === null || appointment === null) throw notFound('participant');
      const { now } = await accountClock(em);
      participant.state = state;
      participant.state_set_at = now;
      participant.state_set_by = by;
      await em.flush();
      const { rows, refs } = await sequencesOf(em, { participant_id: id });
      await appendInputs(em, {
        account_id,
        sequences: rows,
        inputs: [{ source_key: `state/${newId()}`, payload: { type: 'state_set', state, by } }],
        at: now,
      });
      const participants = await em.find(Participant, { appointment_id: appointment.id });
      return { event: eventOfAppointment(appointment, participants), nudge: refs };
    });
    this.nudger.nudge(nudge);
    return event;
  }

  /** Stops everything for one person until staff release it: nothing is decided, nothing sent; replies wait. */
  async hold({ account_id }: Caller, id: string): Promise<void> {
    const { rows } = await this.sequenceOf(account_id, id);
    const [sequence] = rows;
    if (sequence === undefined) throw nothingToHold();
    const key = { pool: this.hot.pool, account_id, sequence_id: sequence.id };
    await holdSequence({ ...key, reason: 'by a member of staff' });
  }

  /** Lets a held sequence go on, whoever held it. */
  async release({ account_id }: Caller, id: string): Promise<void> {
    const { rows, refs } = await this.sequenceOf(account_id, id);
    const [sequence] = rows;
    if (sequence?.held_at == null) {
      throw new Problem({ status: 409, code: 'not_held', title: 'The messages of this participant are not held' });
    }
    await releaseSequence({ pool: this.hot.pool, account_id, sequence_id: sequence.id });
    this.nudger.nudge(refs);
  }

  /** The sequence of somebody who is on a living appointment; none when no schedule was published then. */
  private async sequenceOf(account_id: string, participant_id: string): Promise<FoundSequences> {
    return this.database.within(account_id, async (em) => {
      const participant = await em.findOne(Participant, { id: participant_id, removed_at: null });
      const appointments =
        participant && (await em.count(Appointment, { id: participant.appointment_id, deleted_at: null }));
      if (participant === null || appointments === 0) throw notFound('participant');
      return sequencesOf(em, { participant_id });
    });
  }
}

const nothingToHold = (): Problem =>
  new Problem({
    status: 409,
    code: 'nothing_planned',
    title: 'There are no messages to hold',
    detail: 'No message schedule took the event when this person was put on it.',
  });
