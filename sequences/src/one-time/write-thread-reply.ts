import type { OneTimeContent } from '@kept/content/one-time/one-time-content';
import { replySubject } from '@kept/content/mail/reply-subject';
import type { Channel } from '@kept/rules/facts';
import type { LooseMessage } from '../due-work.ts';
import type { Vault } from '../secure/vault.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { writeOneTimeMessages, type WrittenOneTime } from './write-one-time-messages.ts';

/** The person's addresses, whom to write to where none is named first: where they were last heard. */
const READ: Statement = {
  name: 'read_addresses_to_answer',
  text: `select known.type, known.address, known.contact_id, (select m.subject from message m
        where m.account_id = $1 and m.thread_id = known.thread_id and m.channel = 'email' and m.subject is not null
          and not m.sent_securely order by m.id desc limit 1) as subject,
      coalesce((select m.sent_securely from message m where m.account_id = $1 and m.thread_id = known.thread_id
        and m.direction = 'in' order by m.id desc limit 1), false) as wrote_securely,
      (select coalesce((a.settings #>> '{secure_messaging,enabled}')::boolean, false) from account a where a.id = $1) as is_on
    from (select t.type, t.address, t.contact_id, t.id as thread_id, t.last_inbound_at as heard_at, t.last_message_at as at
        from thread t where t.account_id = $1 and t.person_id = $2
      union all select ca.type, ca.address, ca.contact_id, null, null, null from contact_address ca
        where ca.account_id = $1 and ca.contact_id = $2 and not exists (select from thread t
          where t.account_id = $1 and t.type = ca.type and t.address = ca.address)) known
    where known.type = $3 and ($4::text is null or known.address = $4)
    order by known.heard_at desc nulls last, known.at desc nulls last, known.address limit 1`,
};

interface Address {
  readonly address: string;
  readonly contact_id: string | null;
  /** Of the last mail there; what went securely has the subject of its invitation in the open, which is none to answer under. */
  readonly subject: string | null;
  /** The last they wrote there came through a secure link. */
  readonly wrote_securely: boolean;
  readonly is_on: boolean;
}

export interface ThreadReplyRequest {
  readonly account_id: string;
  /** Whose conversation it is: a contact, or a thread of none. */
  readonly person_id: string;
  /** Makes it at most once, whatever is retried. */
  readonly once_key: string;
  readonly channel: Channel;
  /** One of theirs; null: where they were last heard. */
  readonly address: string | null;
  /** Of a mail; null: the one of the mail it answers. */
  readonly subject: string | null;
  readonly body: string;
  readonly attachments: readonly string[];
  /** Null: by a mailbox or a phone of nobody who signs in. */
  readonly written_by_user_id: string | null;
  /** Null: as they wrote last. */
  readonly send_securely: boolean | null;
  /** Left out: what has to go securely does not go. */
  readonly vault?: Vault;
}

export type ThreadReplied =
  | { readonly type: 'made'; readonly message: LooseMessage; readonly credits: number }
  | Exclude<WrittenOneTime, { readonly type: 'ready' }>
  /** The person has no such address on that channel. */
  | { readonly type: 'no_such_address' }
  /** They wrote securely, or it was to go so, and secure messages are off. */
  | { readonly type: 'not_secure' };

/** What staff answer a person by hand: a message of its own, ahead of what goes out in bulk, at any hour. */
export async function threadReply(transaction: Transaction, request: ThreadReplyRequest): Promise<ThreadReplied> {
  const { account_id, person_id, channel } = request;
  const type = channel === 'email' ? 'email' : 'phone';
  const [to] = await transaction.read<Address>(READ, [account_id, person_id, type, request.address]);
  if (to === undefined) return { type: 'no_such_address' };
  const securely = channel !== 'call' && (request.send_securely ?? to.wrote_securely);
  const keys = securely && to.is_on ? await request.vault?.keysOf(transaction, account_id) : undefined;
  if (securely && keys === undefined) return { type: 'not_secure' };
  const [written] = await writeOneTimeMessages(transaction, {
    account_id,
    requests: [
      {
        once_key: request.once_key,
        to_address: to.address,
        contact_id: to.contact_id,
        participant_id: null,
        content: contentOf(request, to),
        translations: {},
        template_id: null,
        broadcast_id: null,
        written_by_user_id: request.written_by_user_id,
        asks_own_question: false,
        due_at: null,
        lane: 'answer',
        obeys_quiet_hours: false,
        ...(keys === undefined ? {} : { secure: { keys, pin: null } }),
      },
    ],
  });
  if (written === undefined) throw new Error('a reply was written and nothing said of it');
  if (written.type !== 'ready') return written;
  const { message_id, credits } = written;
  return { type: 'made', message: { account_id, message_id, lane: 'answer' }, credits };
}

function contentOf({ channel, body, attachments, subject }: ThreadReplyRequest, to: Address): OneTimeContent {
  switch (channel) {
    case 'sms':
      return { channel, body, attachments };
    case 'email':
      return { channel, body, attachments, subject: subject ?? replySubject(to.subject ?? '') };
    case 'call':
      // a machine hears the same: it was written for nobody else
      return { channel, script: [{ say: body }], voicemail: [{ say: body }] };
    default:
      return channel satisfies never;
  }
}
