import { Injectable } from '@nestjs/common';
import { Appointment } from '@kept/persistence/entities/appointment';
import { Participant } from '@kept/persistence/entities/participant';
import { newId } from '@kept/persistence/new-id';
import { releaseSequence } from '@kept/sequences/hold-sequence';
import type { Caller } from '../access/caller.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { eventOfAppointment } from '../events/event-of-appointment.ts';
import type { Event } from '../events/event.schema.ts';
import { sequencesOf } from '../nudging/sequences-of.ts';
import { SequenceNudger } from '../nudging/sequence-nudger.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem } from '../problems/problem.ts';
import type { SetState } from './participants.schema.ts';

/** What staff do with one participant. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly database: Database,
    private readonly hot: HotPool,
    private readonly nudger: SequenceNudger,
  ) {}

  /** Sets the answer for the client; it fires no trigger and ends the waiting for a response (ruling 11). */
  async setState(caller: Caller, { id, state }: SetState & { readonly id: string }): Promise<Event> {
    const { account_id } = caller;
    const { event, nudge } = await this.database.within(account_id, async (em) => {
      await em.execute('select id from participant where id = ? for no key update', [id]);
      const participant = await em.findOne(Participant, { id });
      const appointment =
        participant && (await em.findOne(Appointment, { id: participant.appointment_id, deleted_at: null }));
      if (participant === null || appointment === null) throw notFound('participant');
      const { now } = await accountClock(em);
      participant.state = state;
      participant.state_set_at = now;
      participant.state_set_by = 'api';
      await em.flush();
      const { rows, refs } = await sequencesOf(em, { participant_id: id });
      await appendInputs(em, {
        account_id,
        sequences: rows,
        inputs: [{ source_key: `state/${newId()}`, payload: { type: 'state_set', state, by: 'api' } }],
        at: now,
      });
      const participants = await em.find(Participant, { appointment_id: appointment.id });
      return { event: eventOfAppointment(appointment, participants), nudge: refs };
    });
    this.nudger.nudge(nudge);
    return event;
  }

  /** Lets a held sequence go on, whoever held it. */
  async release(caller: Caller, id: string): Promise<void> {
    const { account_id } = caller;
    const { rows, refs } = await this.database.within(account_id, (em) => sequencesOf(em, { participant_id: id }));
    const [sequence] = rows;
    if (sequence === undefined) throw notFound('participant');
    if (sequence.held_at == null) {
      throw new Problem({ status: 409, code: 'not_held', title: 'The messages of this participant are not held' });
    }
    await releaseSequence({ pool: this.hot.pool, account_id, sequence_id: sequence.id });
    this.nudger.nudge(refs);
  }
}
