import { explainRefusal } from '../one-time/explain-refusal.ts';
import type { Instant } from '@kept/rules/instant';
import type { LooseMessage } from '../due-work.ts';
import { threadReply, type ThreadReplied } from '../one-time/write-thread-reply.ts';
import type { ReplyResult } from '../replies/receive-reply.ts';
import type { Vault } from '../secure/vault.ts';
import type { Transaction } from '../transaction.ts';
import type { Reached } from './reached-by.ts';
import { readStaff } from './read-staff.ts';
import { writeStaffNotice } from './write-staff-notice.ts';

/** An answer of somebody who was told of a client. */
export interface StaffAnswer {
  readonly account_id: string;
  /** Whose conversation it is for, and where they were last heard; null: nobody's. */
  readonly client: { readonly person_id: string; readonly channel: 'sms' | 'email' } | null;
  /** Who wrote it; null: an address of nobody who signs in. */
  readonly user_id: string | null;
  /** Unique for what came in. */
  readonly once_key: string;
  readonly words: string;
  readonly attachment_ids: readonly string[];
  /** What of it cannot go along, or why none of it can; each a sentence. */
  readonly problems: readonly string[];
  /** Where the writer hears of what did not go. */
  readonly writer: Reached;
  /** Of the notice; null: it has none. */
  readonly subject: string | null;
  readonly at: Instant;
  /** Left out: what has to go securely does not go, and the writer is told. */
  readonly vault?: Vault;
}

/** Longest text a carrier takes. */
const MOST_OF_A_TEXT = 1_600;

/**
 * Sends the client what staff answered to a notice, as written by them and in the client's conversation; and tells the
 * writer what of it did not go, and why: nothing is silent.
 */
export async function passOnAnswer(transaction: Transaction, answer: StaffAnswer): Promise<ReplyResult> {
  const sent = await send(transaction, answer);
  const problems = [...answer.problems, ...sent.problems];
  const told = problems.length === 0 ? [] : await tellWriter(transaction, { answer, problems });
  return { outcome: 'stored', nudge: [], messages: [...sent.messages, ...told] };
}

interface Sent {
  readonly messages: readonly LooseMessage[];
  readonly problems: readonly string[];
}

async function send(transaction: Transaction, answer: StaffAnswer): Promise<Sent> {
  const { account_id, client, words, attachment_ids, once_key, user_id } = answer;
  if (client === null) return { messages: [], problems: answer.problems.length > 0 ? [] : [nobodyThere] };
  if (words === '' && attachment_ids.length === 0)
    return { messages: [], problems: answer.problems.length > 0 ? [] : ['Not sent: it has no words of yours.'] };
  if (client.channel === 'sms' && words.length > MOST_OF_A_TEXT)
    return {
      messages: [],
      problems: [`Not sent: the client writes by text, and a text holds ${MOST_OF_A_TEXT} characters at most.`],
    };
  const result = await threadReply(transaction, {
    account_id,
    person_id: client.person_id,
    once_key,
    channel: client.channel,
    address: null,
    subject: null,
    body: asItIs(words),
    attachments: attachment_ids,
    written_by_user_id: user_id,
    // as the client wrote: what answers a secure reply goes securely
    send_securely: null,
    ...(answer.vault === undefined ? {} : { vault: answer.vault }),
  });
  return result.type === 'made'
    ? { messages: [result.message], problems: [] }
    : { messages: [], problems: [whyNot(result)] };
}

const nobodyThere = 'Not sent: there is nobody to write to.';

/** What people write is nobody's template. */
function asItIs(words: string): string {
  return /\{\{|\{%/u.test(words) ? `{% raw %}${words.replaceAll('{% endraw %}', '')}{% endraw %}` : words;
}

function whyNot(refused: Exclude<ThreadReplied, { readonly type: 'made' }>): string {
  switch (refused.type) {
    case 'no_such_address':
      return nobodyThere;
    case 'not_secure':
      return 'Not sent: the client wrote securely, and an answer has to go so. Open the conversation to answer.';
    case 'skipped':
      return explainRefusal(refused.reason);
    case 'held':
      return 'Not sent: its words could not be taken as they are.';
    default:
      return refused satisfies never;
  }
}

async function tellWriter(
  transaction: Transaction,
  { answer, problems }: { readonly answer: StaffAnswer; readonly problems: readonly string[] },
): Promise<readonly LooseMessage[]> {
  const { account_id, once_key, writer, words, subject, at } = answer;
  const { senders } = await readStaff(transaction, account_id);
  const said = words === '' ? [] : [`What you wrote:\n> ${words.slice(0, 2_000).replaceAll('\n', '\n> ')}`];
  const ids = writeStaffNotice(transaction, {
    account_id,
    once_key: `${once_key}/problem`,
    reached: [writer],
    reason: 'answer_not_sent',
    subject:
      writer.channel === 'sms' ? problems.join(' ') : `Your answer did not arrive: ${subject ?? ''}`.slice(0, 200),
    body: [...problems, ...said].join('\n\n'),
    who: null,
    reply: null,
    at,
    senders,
    about: {},
  });
  return ids.map((message_id) => ({ account_id, message_id, lane: 'answer' }));
}
