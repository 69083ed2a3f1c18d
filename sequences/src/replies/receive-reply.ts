import { routeReply, type RouteResult } from '@kept/rules/route-reply';
import type { DefinitionCache } from '../definition-cache.ts';
import { awaitMedia } from '../files/await-media.ts';
import type { LooseMessage } from '../due-work.ts';
import type { SequenceRef } from '../sequence-ref.ts';
import { answerByText } from '../notifications/answer-by-text.ts';
import type { Vault } from '../secure/vault.ts';
import { writeSecureReply, type SecureReply } from '../secure/secure-reply.ts';
import { inTransaction, type Transaction, type TransactionRequest } from '../transaction.ts';
import { optIn, optOut, sendHelp } from './act-on-keyword.ts';
import { replyChannel, type MailReply } from './mail-reply.ts';
import { insertMailFiles } from './keep-mail-files.ts';
import { readQuestions, type LineQuestion } from './read-questions.ts';
import { notifyOfInbox } from './notify-of-inbox.ts';
import { answerQuestions } from './answer-questions.ts';
import { askWhichOne, forgetPending, type StoredPending } from './ask-which-one.ts';
import { readOneTime } from './read-one-time.ts';
import { readReplyContext, type ReplyContext } from './reply-context.ts';
import { storeReply } from './store-reply.ts';
import type { ReplyPayload } from './tell-sequences.ts';

export interface ReplyRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  /** For what staff answer to a notice of a secure reply; left out: that is refused, and they are told. */
  readonly vault?: Vault;
  /** Our number, as the carrier names it (E.164), or our mailbox. */
  readonly sender_address: string;
  /** The client's number (E.164) or address. */
  readonly from: string;
  /** What the client wrote: of a mail the new text only. */
  readonly body: string;
  /** The carrier's id of the message, a mail's Message-ID; a second receipt of it does nothing. */
  readonly provider_id: string;
  /** Whether the carrier has answered an opt-out, opt-in or help word by itself. */
  readonly carrier_answered: boolean;
  /** Set when it came by mail; else it is a text. */
  readonly mail?: MailReply;
  /** Set when it came through a secure link: its words go under seal. */
  readonly secure?: SecureReply;
  /** Where the provider keeps the pictures and files that came with it. */
  readonly media_urls?: readonly string[];
}

export interface ReplyResult {
  readonly outcome: 'stored' | 'repeated' | 'unknown_sender';
  readonly nudge: readonly SequenceRef[];
  /** Messages of no sequence to deliver: a confirmation, a notice to staff. */
  readonly messages: readonly LooseMessage[];
}

/** What follows from a reply: sequences to nudge, loose messages to deliver. */
export interface Consequences {
  readonly nudge: readonly SequenceRef[];
  readonly messages: readonly LooseMessage[];
}

/**
 * Takes in a reply in one transaction: the receipt, the message, the thread, and what it is for. An opt-out
 * is in force at the commit, whatever else is down (ruling 1). When this returns `stored`, the reply is safe. What staff
 * answer to a notice goes to the client it was about.
 */
export async function receiveReply(request: ReplyRequest): Promise<ReplyResult> {
  return await inTransaction(request, async (transaction) => {
    const { secure } = request;
    const answered =
      request.mail === undefined && secure === undefined ? await answerByText(transaction, request) : null;
    if (answered !== null) return answered;
    // One round trip; the questions are read after the reply's line was locked.
    const [context, reply, questions, one_time] = await Promise.all([
      readReplyContext(transaction, request),
      storeReply(transaction, request),
      readQuestions(transaction, request),
      readOneTime(transaction, request),
    ]);
    if (context === null) return { outcome: 'unknown_sender', nudge: [], messages: [] };
    if (reply === null) return { outcome: 'repeated', nudge: [], messages: [] };
    const { account_id, media_urls: urls = [] } = request;
    const files = secure?.files ?? request.mail?.files ?? [];
    if (secure !== undefined) writeSecureReply(transaction, { account_id, secure });
    insertMailFiles(transaction, { account_id, message_id: reply.message_id, files });
    awaitMedia(transaction, { account_id, message_id: reply.message_id, urls });

    const { mail } = request;
    // what a machine says stands in the thread, and that is all (flow-spec ruling 15)
    if (mail?.standing === 'automatic') return { outcome: 'stored', nudge: [], messages: [] };
    if (mail !== undefined && mail.standing !== 'signed') {
      const told = { request, context, reply, questions, asked: questions, reason: 'no_open_question' as const };
      return { outcome: 'stored', ...(await notifyOfInbox(transaction, told)) };
    }
    const routed = routeReply({
      text: request.body,
      channel: replyChannel(request),
      now: context.now,
      // what was asked by text is answered by text
      pending: secure === undefined ? reply.pending : null,
      questions,
      one_time,
      definitions: await definitionsOf(transaction, { request, questions }),
      sender: { opt_out_words: context.opt_out_words },
    });
    if (secure === undefined && reply.pending !== null)
      forgetPending(transaction, { account_id: request.account_id, line_id: reply.line_id });
    const consequences = await follow(transaction, { request, context, reply, questions, routed });
    return { outcome: 'stored', ...consequences };
  });
}

export interface StoredReply {
  readonly message_id: string;
  readonly line_id: string;
  readonly thread_id: string;
  /** What the line had asked; this reply answers it, or it is over. */
  readonly pending: StoredPending | null;
}

export interface Routed {
  readonly request: ReplyRequest;
  readonly context: ReplyContext;
  readonly reply: StoredReply;
  readonly questions: readonly LineQuestion[];
}

async function follow(
  transaction: Transaction,
  { routed, ...rest }: Routed & { readonly routed: RouteResult },
): Promise<Consequences> {
  switch (routed.type) {
    case 'opt_out':
      return await optOut(transaction, { ...rest, word: routed.word });
    case 'opt_in':
      return await optIn(transaction, rest);
    case 'help':
      return sendHelp(transaction, rest);
    case 'answers':
      return answerQuestions(transaction, { ...rest, answered: routed.questions, payload: {} });
    case 'picked':
      return answerQuestions(transaction, { ...rest, answered: [routed.question], payload: pickedOf(rest.reply) });
    case 'which_one':
      // the list would name appointments in a plain text
      if (rest.request.secure !== undefined)
        return await notifyOfInbox(transaction, { ...rest, asked: routed.questions, reason: 'ambiguous' });
      return await askWhichOne(transaction, { ...rest, asked: routed.questions });
    case 'inbox':
      return await notifyOfInbox(transaction, { ...rest, asked: routed.questions, reason: routed.reason });
    default:
      return routed satisfies never;
  }
}

/** The words that count are those of the reply before, which the client has just explained. */
function pickedOf({ pending }: StoredReply): ReplyPayload {
  return pending === null ? {} : { picked: true, meant_message_id: pending.message_id };
}

async function definitionsOf(
  transaction: Transaction,
  { request, questions }: { readonly request: ReplyRequest; readonly questions: readonly LineQuestion[] },
) {
  const [newest, ...others] = questions.map((question) => question.revision_id);
  if (newest === undefined) return { newest: '', by_revision: {} };
  return await request.cache.load(transaction, { account_id: request.account_id, newest, others });
}
