import type { OpenQuestion } from '@kept/rules/route-reply';
import type { Statement, Transaction } from '../transaction.ts';
import type { Consequences, Routed } from './receive-reply.ts';
import { tellSequences, type ReplyPayload } from './tell-sequences.ts';

const ATTACH: Statement = {
  name: 'attach_reply',
  text: `update message set sequence_id = $3, appointment_id = $4, participant_id = $5 where account_id = $1 and id = $2`,
};

/** Gives the reply to the sequences it answers, and shows it with the first of them. */
export function answerQuestions(
  transaction: Transaction,
  {
    answered,
    payload,
    ...routed
  }: Routed & { readonly answered: readonly OpenQuestion[]; readonly payload: ReplyPayload },
): Consequences {
  const shared = answered.length > 1 ? { shared: routed.reply.message_id } : {};
  const asked = tellSequences(transaction, { ...routed, asked: answered, payload: { ...payload, ...shared } });
  const first = asked[0];
  if (first !== undefined) {
    transaction.write(ATTACH, [
      routed.request.account_id,
      routed.reply.message_id,
      first.sequence_id,
      first.appointment_id,
      first.participant_id,
    ]);
  }
  return { nudge: asked, messages: [] };
}
