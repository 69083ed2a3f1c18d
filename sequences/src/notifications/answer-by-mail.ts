import { createHmac } from 'node:crypto';
import { readSignedAddress } from '@kept/channels/signed-address';
import { normaliseEmail } from '@kept/content/email';
import { automaticMail } from '@kept/content/mail/automatic-mail';
import { newMailText } from '@kept/content/mail/new-mail-text';
import type { Instant } from '@kept/rules/instant';
import { keepMailFiles } from '../replies/keep-mail-files.ts';
import type { MailRequest } from '../replies/receive-mail.ts';
import type { ReplyResult } from '../replies/receive-reply.ts';
import { inTransaction, type Statement } from '../transaction.ts';
import { ABOUT_WHOM } from './about-whom.ts';
import { passOnAnswer } from './pass-on-answer.ts';

const READ: Statement = {
  name: 'read_notice_that_is_answered',
  text: `select n.to_address, n.subject, about.person_id, about.type, u.id as user_id,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from message n
    join account a on a.id = n.account_id
    left join "user" u on u.account_id = n.account_id and u.email = n.to_address and u.disabled_at is null
    ${ABOUT_WHOM}
    where n.account_id = $1 and n.id = $2 and n.kind = 'notification' and n.channel = 'email'`,
};

interface Notice {
  readonly to_address: string;
  readonly subject: string | null;
  readonly person_id: string | null;
  readonly type: 'phone' | 'email' | null;
  readonly user_id: string | null;
  readonly now: Instant;
}

/**
 * What staff answer to the mail that told them of a client goes to that client. Only from the mailbox that was told: a
 * notice that was passed on gives nobody a way to write as the account. Null: it is no such answer. `full`: there is no
 * room for its files, and nothing was taken in.
 */
export async function answerByMail(request: MailRequest): Promise<ReplyResult | 'full' | null> {
  const { pool, account_id, vault, mail, recipients, secrets, store } = request;
  const [signed] = [...recipients, ...mail.recipients].flatMap((address) => {
    const read = readSignedAddress({ address, account_id, secrets });
    return read === null || read.purpose !== 'reply' ? [] : [read];
  });
  const from = normaliseEmail(mail.from);
  if (signed === undefined || !from.ok || automaticMail(mail.headers) !== null) return null;
  const [notice] = await inTransaction({ pool, account_id }, (transaction) =>
    transaction.read<Notice>(READ, [account_id, signed.message_id]),
  );
  if (notice === undefined || from.address !== notice.to_address) return null;
  const words = newMailText(mail);
  const files = await keepMailFiles({ pool, account_id, vault, store, attachments: mail.attachments });
  if (files === 'full') return 'full';
  const { person_id, type, user_id, subject, now: at } = notice;
  return await inTransaction({ pool, account_id }, (transaction) =>
    passOnAnswer(transaction, {
      account_id,
      client: person_id === null ? null : { person_id, channel: type === 'email' ? 'email' : 'sms' },
      user_id,
      once_key: `notice_answer/${signed.message_id}/${mail.message_id ?? digestOf(words, secrets)}`,
      words,
      attachment_ids: files.flatMap(({ attachment_id }) => (attachment_id === null ? [] : [attachment_id])),
      problems: files.flatMap(({ file_name, problem }) =>
        problem === null ? [] : [`Not sent along: ${file_name}, ${problem}.`],
      ),
      writer: { channel: 'email', address: notice.to_address },
      subject,
      at,
      vault,
    }),
  );
}

/** The same words are the same answer; they stand in no key, which is kept in clear, nor can be tried against it. */
function digestOf(words: string, [secret = Buffer.alloc(0)]: readonly Buffer[]): string {
  return createHmac('sha256', secret).update(`kept notice answer\n${words}`).digest('base64url');
}
