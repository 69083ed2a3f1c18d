import { uuidv7 } from 'uuidv7';
import type { OpenQuestion } from '@kept/rules/route-reply';
import type { Statement, Transaction } from '../transaction.ts';
import { replyChannel } from './mail-reply.ts';
import type { LineQuestion } from './read-questions.ts';
import type { Routed } from './receive-reply.ts';

const INSERT_INPUT: Statement = {
  name: 'insert_reply_input',
  text: `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
    values ($1, $2, $3, $4, $5, 'reply', $6, $7) on conflict do nothing`,
};

/** What an input tells of a reply beside its words (see `Input` in the rules). */
export interface ReplyPayload {
  readonly ambiguous?: true;
  readonly asked?: true;
  readonly after_one_time?: true;
  readonly picked?: true;
  readonly shared?: string;
  /** The message whose words count, when it is not the reply itself. */
  readonly meant_message_id?: string;
}

interface Telling extends Routed {
  /** The questions that the reply answers or, when nobody knows which one is meant, may answer. */
  readonly asked: readonly OpenQuestion[];
  readonly payload: ReplyPayload;
}

/** Gives the reply to the sequences that asked; answers which they are. */
export function tellSequences(
  transaction: Transaction,
  { request, context, reply, questions, asked, payload }: Telling,
): readonly LineQuestion[] {
  const ids = new Set(asked.map((question) => question.sequence_id));
  const told = questions.filter((question) => ids.has(question.sequence_id));
  for (const { sequence_id, life, key } of told) {
    transaction.write(INSERT_INPUT, [
      uuidv7(),
      request.account_id,
      sequence_id,
      life,
      `reply/${request.provider_id}`,
      JSON.stringify({
        type: 'reply',
        channel: replyChannel(request),
        answers: key,
        message_id: reply.message_id,
        ...(request.secure === undefined ? {} : { secure: true }),
        ...payload,
      }),
      context.now,
    ]);
  }
  return told;
}
