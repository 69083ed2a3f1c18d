import { buildFields } from '@kept/content/fields';
import type { Instant } from '@kept/rules/instant';
import { ANSWERS_PER_HOUR } from '@kept/rules/limits';
import type { OpenQuestion, PendingChoice } from '@kept/rules/route-reply';
import { inOrderOfStart, type RowWithFacts } from '../in-order-of-start.ts';
import { READ_SEQUENCES_BY_ID, type SequenceRow } from '../load-sequence.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { notifyOfInbox } from './notify-of-inbox.ts';
import type { Consequences, Routed } from './receive-reply.ts';
import { sayOnLine } from './say-on-line.ts';
import { tellSequences } from './tell-sequences.ts';

/** What stands in `line.pending`: the words asked about are those of a message, and stand there only. */
export interface StoredPending extends PendingChoice {
  readonly message_id: string;
}

const ASK: Statement = {
  name: 'set_pending_choice',
  text: `update line set pending = $3 where account_id = $1 and id = $2`,
};

const FORGET: Statement = {
  name: 'forget_pending_choice',
  text: `update line set pending = null where account_id = $1 and id = $2`,
};

const ASKED_LATELY: Statement = {
  name: 'count_questions_asked_lately',
  text: `select count(*)::int as times from message
    where account_id = $1 and thread_id = $2 and system_text = 'which_one' and created_at > now() - interval '1 hour'`,
};

/** A question that has been answered, or has not, is asked no longer. */
export function forgetPending(
  transaction: Transaction,
  { account_id, line_id }: { readonly account_id: string; readonly line_id: string },
): void {
  transaction.write(FORGET, [account_id, line_id]);
}

/**
 * Asks the client which of several appointments a reply is about, as a numbered list in their language, and
 * remembers it on the line for the number to come (ruling 3). Where nothing may be said, or the account has no
 * words for it, or two machines keep talking (ruling 14), a person looks instead.
 */
export async function askWhichOne(
  transaction: Transaction,
  { asked, ...routed }: Routed & { readonly asked: readonly OpenQuestion[] },
): Promise<Consequences> {
  const { request, reply, context } = routed;
  const { account_id } = request;
  const ids = asked.map(({ sequence_id }) => sequence_id);
  const [rows, [lately]] = await Promise.all([
    transaction.read<SequenceRow>(READ_SEQUENCES_BY_ID, [account_id, ids]),
    transaction.read<{ times: number }>(ASKED_LATELY, [account_id, reply.thread_id]),
  ]);
  const listed = inOrderOfStart(rows);
  const [first, ...others] = listed;
  const silent = rows.some(({ stopped }) => stopped.includes('phone')) || (lately?.times ?? 0) >= ANSWERS_PER_HOUR;
  if (first === undefined || silent) return await notifyOfInbox(transaction, { ...routed, asked, reason: 'ambiguous' });
  const messages = sayOnLine(transaction, {
    ...routed,
    text: 'which_one',
    time_zone: first.facts.appointment.time_zone,
    fields: buildFields({
      facts: first.facts,
      user: { name: '', company: context.account_name },
      others: others.map(({ facts }) => facts),
    }),
  });
  if (messages.length === 0) return await notifyOfInbox(transaction, { ...routed, asked, reason: 'ambiguous' });
  const pending = pendingOf({ listed, asked, message_id: reply.message_id, asked_at: context.now });
  transaction.write(ASK, [account_id, reply.line_id, JSON.stringify(pending)]);
  return {
    nudge: tellSequences(transaction, { ...routed, asked, payload: { ambiguous: true, asked: true } }),
    messages,
  };
}

function pendingOf({
  listed,
  asked,
  ...about
}: {
  readonly listed: readonly RowWithFacts[];
  readonly asked: readonly OpenQuestion[];
  readonly message_id: string;
  readonly asked_at: Instant;
}): StoredPending {
  const keys = new Map(asked.map(({ sequence_id, key }) => [sequence_id, key]));
  return { ...about, choices: listed.map(({ row: { id } }) => ({ sequence_id: id, key: keys.get(id) ?? '' })) };
}
