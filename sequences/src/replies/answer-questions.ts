import { uuidv7 } from 'uuidv7';
import type { OpenQuestion } from '@kept/rules/route-reply';
import type { Statement, Transaction } from '../transaction.ts';
import type { Consequences, Routed } from './receive-reply.ts';

const INSERT_INPUT: Statement = {
  name: 'insert_reply_input',
  text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    values ($1, $2, $3, $4, $5, 'reply', $6, $7) on conflict do nothing`,
};

const ATTACH: Statement = {
  name: 'attach_reply',
  text: `update message set sequence_id = $3, appointment_id = $4, participant_id = $5 where account_id = $1 and id = $2`,
};

/** Gives the reply to the sequences it answers, and shows it with the first of them. */
export function answerQuestions(
  transaction: Transaction,
  { request, context, reply, questions, answered }: Routed & { readonly answered: readonly OpenQuestion[] },
): Consequences {
  const { account_id, provider_id } = request;
  const keys = new Set(answered.map((question) => question.sequence_id));
  const asked = questions.filter((question) => keys.has(question.sequence_id));
  for (const { sequence_id, life, key } of asked) {
    const payload = { type: 'reply', channel: 'sms', answers: key, message_id: reply.message_id };
    transaction.write(INSERT_INPUT, [
      uuidv7(),
      account_id,
      sequence_id,
      life,
      `reply/${provider_id}`,
      JSON.stringify(payload),
      context.now,
    ]);
  }
  const first = asked[0];
  if (first !== undefined) {
    transaction.write(ATTACH, [
      account_id,
      reply.message_id,
      first.sequence_id,
      first.appointment_id,
      first.participant_id,
    ]);
  }
  return { nudge: asked, messages: [] };
}
