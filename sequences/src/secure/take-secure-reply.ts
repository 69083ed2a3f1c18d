import { uuidv7 } from 'uuidv7';
import type { FileStore } from '@kept/files/store/file-store';
import type { DefinitionCache } from '../definition-cache.ts';
import { keepMailFiles } from '../replies/keep-mail-files.ts';
import { receiveReply, type ReplyResult } from '../replies/receive-reply.ts';
import { inTransaction, type Statement } from '../transaction.ts';
import { conversationWithin, type Conversation, type ConversationRequest } from './read-conversation.ts';
import { contentBinding, writeContent } from './secure-content.ts';

/** Replies of one person in an hour: more than anybody writes, fewer than a machine. */
const MOST_AN_HOUR = 40;

const LATELY: Statement = {
  name: 'count_secure_replies_lately',
  text: `select count(*)::int as times from message
    where account_id = $1 and thread_id = $2 and direction = 'in' and sent_securely and created_at > now() - interval '1 hour'`,
};

export interface SecureReplyRequest extends ConversationRequest {
  readonly cache: DefinitionCache;
  readonly store: FileStore;
  /** Minted with the form: the same form sent twice is one reply. */
  readonly form_key: string;
  readonly text: string;
  readonly files: readonly { readonly file_name: string; readonly bytes: Buffer }[];
}

export type SecureReplied =
  | (ReplyResult & { readonly type: 'taken'; readonly refused: readonly string[] })
  | { readonly type: 'empty' | 'too_many' | 'full' }
  | { readonly type: 'not_open'; readonly conversation: Conversation };

/**
 * Takes in what a client wrote on their page: one more reply of their line, with the same consequences as a text or a
 * mail (flow-spec, replies), but that its words are under seal and what answers it goes securely too.
 */
export async function takeSecureReply(request: SecureReplyRequest): Promise<SecureReplied> {
  const { pool, account_id, vault, cache, store, form_key, text, files } = request;
  const found = await inTransaction(request, async (transaction) => {
    const conversation = await conversationWithin(transaction, request);
    if (conversation.type !== 'open') return { conversation, lately: 0, keys: null };
    const [row] = await transaction.read<{ times: number }>(LATELY, [account_id, conversation.link.thread_id]);
    return { conversation, lately: row?.times ?? 0, keys: await vault.keysOf(transaction, account_id) };
  });
  const { conversation, keys } = found;
  if (conversation.type !== 'open' || keys === null) return { type: 'not_open', conversation };
  if (found.lately >= MOST_AN_HOUR) return { type: 'too_many' };
  const said = text.trim();
  if (said === '' && files.length === 0) return { type: 'empty' };
  const kept = await keepMailFiles({ pool, account_id, vault, store, attachments: files });
  if (kept === 'full') return { type: 'full' };
  const refused = kept.flatMap(({ file_name, problem }) => (problem === null ? [] : [`${file_name}: ${problem}`]));
  if (said === '' && kept.every(({ attachment_id }) => attachment_id === null)) {
    return { type: 'taken', outcome: 'repeated', nudge: [], messages: [], refused };
  }
  const { link, messages } = conversation;
  const newest = messages.findLast(({ from, content }) => from === 'business' && content !== 'other_pin');
  const message_id = uuidv7();
  const provider_id = `secure/${link.id}/${form_key}`;
  const result = await receiveReply({
    pool,
    account_id,
    cache,
    sender_address: link.from_address,
    from: link.to_address,
    body: said,
    provider_id,
    carrier_answered: false,
    ...(link.channel === 'email'
      ? {
          mail: {
            standing: 'signed',
            subject: '',
            html: '',
            files: [],
            answers_message_id: newest?.id ?? link.message_id,
            receipt: provider_id,
          },
        }
      : {}),
    secure: {
      message_id,
      link_id: link.id,
      sealed: keys.seal(writeContent({ subject: null, body: said, html: null }), contentBinding(message_id)),
      answers_message_id: newest?.id ?? link.message_id,
      files: kept,
    },
  });
  return { type: 'taken', ...result, refused };
}
