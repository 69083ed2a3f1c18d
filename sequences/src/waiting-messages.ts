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
