import { createHash } from 'node:crypto';
import type { FileStore } from '@kept/files/store/file-store';
import type { InboundMail } from '@kept/channels/read-mail';
import { readMailReport } from '@kept/channels/read-mail-report';
import { readSignedAddress, type AddressedMessage } from '@kept/channels/signed-address';
import { normaliseEmail } from '@kept/content/email';
import { automaticMail } from '@kept/content/mail/automatic-mail';
import { htmlOfText } from '@kept/content/mail/html-of-text';
import { newMailText } from '@kept/content/mail/new-mail-text';
import type { DefinitionCache } from '../definition-cache.ts';
import { answerByMail } from '../notifications/answer-by-mail.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { actOnReport } from './act-on-report.ts';
import { keepMailFiles } from './keep-mail-files.ts';
import type { MailReply } from './mail-reply.ts';
import type { Vault } from '../secure/vault.ts';
import { receiveReply, type ReplyResult } from './receive-reply.ts';

export interface MailRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  /** Seals what its files are called, and as of `ReplyRequest`. */
  readonly vault: Vault;
  readonly mail: InboundMail;
  /** Where its files are kept. */
  readonly store: FileStore;
  /** Whom the provider says it took the mail for; its headers are looked at after them. */
  readonly recipients: readonly string[];
  /** The installation's keys, under any of which addresses may have been signed. */
  readonly secrets: readonly Buffer[];
}

/** Longest words that are taken for an answer; the whole mail is kept beside them. */
const MOST_WORDS = 20_000;
const MOST_HTML = 1_000_000;

const READ_NAMED: Statement = {
  name: 'read_message_of_mail',
  text: `select m.id, se.address as sender_address, m.to_address
    from message m join sender se on se.account_id = m.account_id and se.id = m.sender_id
    where m.account_id = $1 and m.id = $2 and m.channel = 'email' and m.direction = 'out' and m.kind <> 'notification'`,
};

const READ_MAILBOX: Statement = {
  name: 'read_default_mailbox',
  text: `select address as sender_address from sender where account_id = $1 and type = 'email'
    order by is_default desc, address limit 1`,
};

/** Our side and theirs of what a mail belongs to. */
interface Ends {
  /** It came to a bounce address: no person writes there. */
  readonly is_for_machines: boolean;
  readonly answers_message_id: string | null;
  readonly sender_address: string;
  readonly from: string;
}

/**
 * Takes in a mail once. It belongs to the message whose signed address it came to, and counts as that client's whoever
 * its From names: who has the address got our mail. Sent anywhere else it is shown under its From and acts on nothing
 * (flow-spec ruling 3; reliability.md, security). What a mail system reports of a mail of ours is acted on when the
 * report names its signed address. What staff answer to a notice goes to the client it was about.
 */
export async function receiveMail(
  request: MailRequest,
): Promise<ReplyResult | { readonly outcome: 'full'; readonly nudge: readonly []; readonly messages: readonly [] }> {
  const answered = await answerByMail(request);
  if (answered === 'full') return { outcome: 'full', nudge: [], messages: [] };
  if (answered !== null) return answered;
  const { pool, account_id, cache, vault, store, mail } = request;
  const report = readMailReport(mail);
  const ends = await endsOf(request, report?.addresses ?? []);
  if (ends === null) return { outcome: 'unknown_sender', nudge: [], messages: [] };
  const { answers_message_id, sender_address, from } = ends;
  const message_id = mail.message_id ?? contentId(mail);
  if (report !== null && answers_message_id !== null)
    return await actOnReport({ pool, account_id, report, message_id: answers_message_id, provider_id: message_id });
  const files = await keepMailFiles({ pool, account_id, vault, store, attachments: mail.attachments });
  if (files === 'full') return { outcome: 'full', nudge: [], messages: [] };
  const words = newMailText(mail);
  return await receiveReply({
    pool,
    account_id,
    cache,
    sender_address,
    from,
    body: cut(words === '' ? (mail.text ?? '').trim() : words),
    provider_id: message_id,
    carrier_answered: false,
    mail: {
      standing: standingOf({ mail, words, ends }),
      subject: mail.subject,
      html: wholeOf(mail),
      files,
      answers_message_id,
      receipt: `${message_id} ${answers_message_id ?? 'unsigned'}`,
    },
  });
}

async function endsOf(
  { pool, account_id, mail, recipients, secrets }: MailRequest,
  reported: readonly string[],
): Promise<Ends | null> {
  const signed = [...recipients, ...mail.recipients, ...reported].flatMap(
    (address) => readSignedAddress({ address, account_id, secrets }) ?? [],
  );
  return await inTransaction({ pool, account_id }, async (transaction) => {
    const named = await namedBy(signed, (id) =>
      transaction.read<{ id: string; sender_address: string; to_address: string }>(READ_NAMED, [account_id, id]),
    );
    if (named !== null) {
      const is_for_machines = signed.every(({ purpose }) => purpose === 'bounce');
      const { id: answers_message_id, sender_address, to_address: from } = named;
      return { is_for_machines, answers_message_id, sender_address, from };
    }
    const [mailbox] = await transaction.read<{ sender_address: string }>(READ_MAILBOX, [account_id]);
    const from = normaliseEmail(mail.from);
    return mailbox === undefined
      ? null
      : {
          is_for_machines: false,
          answers_message_id: null,
          ...mailbox,
          from: from.ok ? from.address : 'unknown@invalid',
        };
  });
}

/** The message of the first address that is one's; its reply and its bounce address name the same. */
async function namedBy<Row>(
  signed: readonly AddressedMessage[],
  find: (message_id: string) => Promise<readonly Row[]>,
): Promise<Row | null> {
  for (const { message_id } of signed) {
    const [row] = await find(message_id);
    if (row !== undefined) return row;
  }
  return null;
}

function standingOf({
  mail,
  words,
  ends: { answers_message_id, is_for_machines },
}: {
  readonly mail: InboundMail;
  readonly words: string;
  readonly ends: Ends;
}): MailReply['standing'] {
  if (is_for_machines || automaticMail(mail.headers) !== null) return 'automatic';
  if (answers_message_id === null) return 'unsigned';
  return words === '' ? 'nothing_new' : 'signed';
}

/** A mail without a usable Message-ID is known by what it says. */
function contentId({ headers, text, html }: InboundMail): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([headers, text, html]))
    .digest('hex');
  return `<${hash}@no-message-id.invalid>`;
}

function cut(words: string): string {
  return words.length <= MOST_WORDS ? words : `${words.slice(0, MOST_WORDS).toWellFormed()}…`;
}

function wholeOf({ html, text }: InboundMail): string {
  const whole = html ?? htmlOfText(text ?? '');
  if (whole.length <= MOST_HTML) return whole;
  const left_out = `The rest of this mail, ${whole.length - MOST_HTML} characters, is not kept.`;
  return `${htmlOfText(left_out)}${whole.slice(0, MOST_HTML).toWellFormed()}`;
}
