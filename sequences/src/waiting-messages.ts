import type { Instant } from '@kept/rules/instant';
import type { MemoryView } from '@kept/rules/memory';
import type { Statement } from './transaction.ts';

/** An auto message that stands in the queue. */
export interface WaitingMessage {
  readonly auto_message_id: string | null;
  readonly due_at: Instant;
}

/** Those of an appointment, by sequence. */
export const READ_WAITING_OF_APPOINTMENT: Statement = {
  name: 'read_waiting_messages_of_appointment',
  text: `select sequence_id, effect_key as key, auto_message_id, channel, due_at from message
    where account_id = $1 and appointment_id = $2 and kind = 'auto_message' and status = 'due'
      and sequence_id is not null and effect_key is not null and auto_message_id is not null`,
};

/** Those of some sequences. */
export const READ_WAITING_OF_SEQUENCES: Statement = {
  name: 'read_waiting_messages_of_sequences',
  text: `select sequence_id, effect_key as key, auto_message_id, channel, due_at from message
    where account_id = $1 and sequence_id = any($2::uuid[]) and kind = 'auto_message' and status = 'due'
      and effect_key is not null and auto_message_id is not null`,
};

/** As it is read. */
export interface WaitingRow extends WaitingMessage {
  readonly sequence_id: string;
  readonly key: string;
  readonly auto_message_id: string;
  readonly channel: 'sms' | 'email' | 'call';
}

/** Until when the last message handed over waits, such as for the end of quiet hours; null: it does not. */
export function waitsUntil({
  waiting,
  last,
  now,
}: {
  readonly waiting: readonly WaitingMessage[];
  readonly last: MemoryView['last_sent'];
  readonly now: Instant;
}): Instant | null {
  const found = waiting.find(
    ({ auto_message_id, due_at }) => auto_message_id === last?.auto_message_id && due_at > now,
  );
  return found?.due_at ?? null;
}

/** A call that the provider took and has no record of any more: no end of it will ever be told. */
export interface LostCall {
  readonly sequence_id: string;
  readonly auto_message_id: string;
  /** `unknown` until a person settles it. */
  readonly status: string;
}

/** Those of some sequences. */
export const READ_LOST_CALLS: Statement = {
  name: 'read_lost_calls_of_sequences',
  text: `select m.sequence_id, m.auto_message_id, m.status from message m
    where m.account_id = $1 and m.sequence_id = any($2::uuid[]) and m.channel = 'call' and m.kind = 'auto_message'
      and m.auto_message_id is not null and exists (select from delivery_attempt at
        join delivery_callback c on c.account_id = at.account_id and c.attempt_id = at.id and c.status = 'gone'
        where at.account_id = m.account_id and at.message_id = m.id)`,
};
