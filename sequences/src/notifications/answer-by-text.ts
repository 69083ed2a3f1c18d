import { uuidv7 } from 'uuidv7';
import type { Instant } from '@kept/rules/instant';
import { routeReply } from '@kept/rules/route-reply';
import type { ReplyRequest, ReplyResult } from '../replies/receive-reply.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { ABOUT_WHOM } from './about-whom.ts';
import { passOnAnswer } from './pass-on-answer.ts';
import { whichNotice, type SentNotice } from './which-notice.ts';

/** Notices to this phone since it was last written to as a client's; the newest first. */
const READ: Statement = {
  name: 'read_notices_to_phone',
  text: `select n.id, about.person_id, about.type, about.name as person_name, coalesce(n.sent_at, n.due_at) as at,
      u.id as user_id, se.opt_out_words, clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from message n
    join account a on a.id = n.account_id
    join sender se on se.account_id = n.account_id and se.type = 'phone' and se.address = $2
    left join "user" u on u.account_id = n.account_id and u.phone = n.to_address and u.disabled_at is null
    ${ABOUT_WHOM}
    where n.account_id = $1 and n.to_address = $3 and n.kind = 'notification' and n.channel = 'sms'
      and n.from_address = $2 and (n.about_thread_id is not null or n.participant_id is not null)
      and about.person_id is not null
      and not exists (select from thread t join message c on c.account_id = t.account_id and c.thread_id = t.id
        where t.account_id = n.account_id and t.type = 'phone' and t.address = n.to_address and c.sender_id = se.id
          and c.direction = 'out' and c.status in ('sending', 'accepted', 'delivered', 'unknown')
          and coalesce(c.sent_at, c.due_at) >= coalesce(n.sent_at, n.due_at))
    order by n.id desc limit 20`,
};

interface NoticeRow extends SentNotice {
  readonly type: 'phone' | 'email';
  readonly user_id: string | null;
  readonly opt_out_words: readonly string[];
  readonly now: Instant;
}

/** So that neither a repeat of the carrier nor the import of missed texts takes it in again. */
const RECEIPT: Statement = {
  name: 'note_answer_to_notice',
  text: `insert into inbound_receipt (account_id, provider_id, message_id, received_at) values ($1, $2, $3, now())
    on conflict do nothing returning provider_id`,
};

/**
 * What staff answer to the text that told them of a client goes to that client. Null: it is no such answer, but a
 * client's text: from a phone that was told of nobody, or that has been written to as a client's since; or a word that
 * ends or resumes texts to the phone, which counts for whoever says it (flow-spec ruling 1).
 */
export async function answerByText(transaction: Transaction, request: ReplyRequest): Promise<ReplyResult | null> {
  const { account_id, sender_address, from, body, provider_id, media_urls = [] } = request;
  const notices = await transaction.read<NoticeRow>(READ, [account_id, sender_address, from]);
  const [newest] = notices;
  if (newest === undefined || isLineWord(body, newest)) return null;
  const which = whichNotice(notices, newest.now);
  if (which === null) return null;
  const receipts = await transaction.read(RECEIPT, [account_id, provider_id, uuidv7()]);
  if (receipts.length === 0) return { outcome: 'repeated', nudge: [], messages: [] };
  const { person_id, type, user_id, now: at } = newest;
  const answers = which.type === 'answers';
  return await passOnAnswer(transaction, {
    account_id,
    client: answers ? { person_id, channel: type === 'email' ? 'email' : 'sms' } : null,
    user_id,
    once_key: `notice_answer/${provider_id}`,
    words: body.trim(),
    attachment_ids: [],
    problems: [
      ...(which.type === 'too_old' ? [tooOld(which.notice)] : []),
      ...(which.type === 'unclear' ? [unclear(which.names)] : []),
      ...(answers && media_urls.length > 0 ? ['Your picture did not go along: send it from the inbox.'] : []),
    ],
    writer: { channel: 'sms', address: from },
    subject: null,
    at,
    ...(request.vault === undefined ? {} : { vault: request.vault }),
  });
}

function isLineWord(text: string, { opt_out_words, now }: NoticeRow): boolean {
  const nothing = { pending: null, questions: [], one_time: [], definitions: { newest: '', by_revision: {} } };
  return routeReply({ text, channel: 'sms', now, sender: { opt_out_words }, ...nothing }).type !== 'inbox';
}

function tooOld({ person_name }: SentNotice): string {
  return `Not sent: you were told of ${person_name} more than a day ago. Please answer in the inbox.`;
}

function unclear(names: readonly string[]): string {
  return `Not sent: you were told of ${new Intl.ListFormat('en').format(names)} at almost the same time. Please answer in the inbox.`;
}
