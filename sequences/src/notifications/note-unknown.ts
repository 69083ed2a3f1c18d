import type { Statement, Transaction } from '../transaction.ts';

/** Unknown once more, such as after it was sent again, it is told once more. */
const NOTE = `insert into unknown_notice (account_id, message_id) select m.account_id, m.id from message m
    where m.account_id = $1 and m.broadcast_id is null and m.kind <> 'notification' and`;
const AGAIN = `on conflict (account_id, message_id) do update set noted_at = now(), told_at = null`;

const NOTE_MESSAGES: Statement = {
  name: 'note_unknown_messages',
  text: `${NOTE} m.id = any($2::uuid[]) ${AGAIN}`,
};

const NOTE_ONE_TIME: Statement = {
  name: 'note_unknown_one_time_messages',
  text: `${NOTE} m.id = any($2::uuid[]) and m.kind = 'one_time' ${AGAIN}`,
};

const NOTE_OF_SEQUENCE: Statement = {
  name: 'note_unknown_message_of_sequence',
  text: `${NOTE} m.sequence_id = $2 and m.life = $3 and m.effect_key = $4 ${AGAIN}`,
};

interface Messages {
  readonly account_id: string;
  readonly message_ids: readonly string[];
}

/**
 * Notes messages of which nobody knows whether they arrived, so that staff hear of them: the sweeper tells of all at once
 * (`tellOfUnknown`). Left out is what goes to staff, and what is part of a broadcast, of which its own page tells.
 */
export function noteUnknown(transaction: Transaction, { account_id, message_ids }: Messages): void {
  transaction.write(NOTE_MESSAGES, [account_id, message_ids]);
}

/** The same for the one-time messages among them: of the others their sequence decides. */
export function noteUnknownOneTime(transaction: Transaction, { account_id, message_ids }: Messages): void {
  transaction.write(NOTE_ONE_TIME, [account_id, message_ids]);
}

/** The same for the message that a sequence sent as an effect. */
export function noteUnknownEffect(
  transaction: Transaction,
  effect: {
    readonly account_id: string;
    readonly sequence_id: string;
    readonly life: number;
    readonly effect_key: string;
  },
): void {
  transaction.write(NOTE_OF_SEQUENCE, [effect.account_id, effect.sequence_id, effect.life, effect.effect_key]);
}
