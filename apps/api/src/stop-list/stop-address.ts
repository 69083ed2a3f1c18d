import type { EntityManager } from '@mikro-orm/postgresql';
import { Message } from '@kept/persistence/entities/message';
import { Participant } from '@kept/persistence/entities/participant';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { appendInputs } from '../nudging/append-inputs.ts';
import { sequencesOf } from '../nudging/sequences-of.ts';

interface StopRequest {
  readonly account_id: string;
  readonly type: 'phone' | 'email';
  readonly address: string;
  /** Of the stop list's entry; makes the inputs once-only. */
  readonly entry_id: string;
  /** The account's present. */
  readonly at: Date;
}

/**
 * What an address on the stop list means at once: nothing unsent to it goes out and every unfinished sequence of it hears
 * of the opt-out (flow-spec ruling 1). Answers whom to nudge after the commit.
 */
export async function stopAddress(em: EntityManager, request: StopRequest): Promise<readonly SequenceRef[]> {
  const { account_id, type, address, entry_id, at } = request;
  await em.nativeUpdate(
    Message,
    { to_address: address, direction: 'out', kind: { $ne: 'notification' }, status: { $in: ['due', 'held'] } },
    { status: 'skipped', status_reason: 'opted_out', updated_at: new Date() },
  );
  const participants = await em.find(Participant, type === 'phone' ? { phone: address } : { email: address }, {
    fields: ['id'],
  });
  const { rows, refs } = await sequencesOf(em, {
    participant_id: { $in: participants.map((participant) => participant.id) },
    finished: false,
  });
  const channel = type === 'phone' ? 'sms' : 'email';
  await appendInputs(em, {
    account_id,
    sequences: rows,
    inputs: [
      { source_key: `stop_list/${entry_id}`, payload: { type: 'opted_out', channel, word: 'stop', answers: null } },
    ],
    at,
  });
  return refs;
}
