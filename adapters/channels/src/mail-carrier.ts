import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { readSmtpFailure } from './read-smtp-failure.ts';
import type { SendOutcome } from './send-outcome.ts';
import { signMail, type DkimSigning } from './sign-mail.ts';
import { smtpConnectionTo } from './smtp-connection-to.ts';
import { SmtpConnections } from './smtp-connections.ts';

/** A mail server; `secure` is TLS from the first byte, else STARTTLS where the server offers it. */
export type SmtpServer = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  /** Whether it may stand in our own network, as the sandbox's does and those the operator names. */
  readonly reach: 'internet' | 'anywhere';
  readonly user?: string;
  readonly pass?: string;
};

/** A file that goes along. */
export type MailFile = { readonly file_name: string; readonly content_type: string; readonly bytes: Uint8Array };

/**
 * A mail to one person. `from` may be `Name <address>`; `message_id` is the whole header with its angle brackets,
 * made by the caller so that answers can be threaded.
 */
export type MailToSend = {
  readonly smtp: SmtpServer;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly MailFile[];
  readonly message_id: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where answers go, if not to `from`. */
  readonly reply_to?: string | null;
  /** Where mail servers report a failure, if not to `from` (RFC 5321, reverse path). */
  readonly bounce_to?: string | null;
  /** Message-IDs of the conversation, oldest first, the one it answers last. */
  readonly references?: readonly string[];
  /** Null: it is not signed here. */
  readonly dkim?: DkimSigning | null;
  readonly timeout_ms: number;
};

const connections = new SmtpConnections();

/**
 * Hands one mail to the server once. Never throws, and never retries what may have begun. The connection is driven here
 * rather than by a transport, because a lost connection means "not sent" before the content began to flow and "unknown"
 * after. `timeout_ms` bounds the wait for a turn and the exchange, each.
 */
export async function sendMail(mail: MailToSend): Promise<SendOutcome> {
  const composed = await compose(mail);
  if (!composed.ok) return composed.outcome;
  const turn = await connections.turn(mail.smtp, mail.timeout_ms);
  if (turn === null) return readSmtpFailure(new Error('every connection to the mail server is in use'), 'envelope');
  const { smtp, message_id } = mail;
  const ends_at = performance.now() + mail.timeout_ms;
  const exchangeOn = async (kept: SMTPConnection | null): Promise<Exchanged> => {
    const timeout_ms = Math.max(1, ends_at - performance.now());
    try {
      const connection = kept ?? (await smtpConnectionTo(smtp, timeout_ms));
      return await exchange({ ...composed, connection, kept, smtp, message_id, timeout_ms });
    } catch (fault) {
      return { connection: null, has_begun: false, outcome: readSmtpFailure(fault, 'envelope') };
    }
  };
  const first = await exchangeOn(turn.kept);
  const { outcome, connection } = turn.kept !== null && isDead(first) ? await exchangeOn(null) : first;
  turn.giveBack(outcome.type === 'accepted' ? connection : null);
  return outcome;
}

interface Exchange {
  readonly envelope: Envelope;
  readonly mime: Buffer;
  readonly connection: SMTPConnection;
  /** The same, where it has sent a mail before; null: it is to be opened. */
  readonly kept: SMTPConnection | null;
  readonly smtp: SmtpServer;
  readonly message_id: string;
  readonly timeout_ms: number;
}

interface Exchanged {
  readonly outcome: SendOutcome;
  /** The content began to flow. */
  readonly has_begun: boolean;
  /** Closed unless the mail was accepted; null: none stood. */
  readonly connection: SMTPConnection | null;
}

/** So much of the time a kept connection may take until the content begins; the rest is for a fresh one. */
const SHARE_OF_KEPT = 0.25;

/** No content was sent, and not for the mail's sake: the connection is gone, or its server ends the session. */
function isDead({ outcome, has_begun }: Exchanged): boolean {
  if (has_begun || outcome.type !== 'not_sent') return false;
  return outcome.code === 'smtp_unreachable' || outcome.code === 'smtp_421';
}

async function exchange(given: Exchange): Promise<Exchanged> {
  const { envelope, mime, connection, kept, smtp, message_id, timeout_ms } = given;
  const { content, hasBegun } = contentOf(mime);
  const failed = Promise.withResolvers<never>();
  // A reply such as 421 ends the connection with it; setImmediate lets the reply be heard first.
  const onEnd = () => setImmediate(() => failed.reject(new Error('the mail server hung up')));
  connection.on('error', failed.reject).on('end', onEnd);
  const giveUp = (): void => failed.reject(new Error(`no answer in ${Math.round(timeout_ms)} ms`));
  const limit = setTimeout(giveUp, timeout_ms);
  const limit_of_kept = setTimeout(() => {
    if (kept !== null && !hasBegun()) giveUp();
  }, timeout_ms * SHARE_OF_KEPT);
  try {
    const session = kept === null ? open(connection, smtp) : Promise.resolve();
    await Promise.race([failed.promise, session.then(() => deliver({ connection, envelope, content }))]);
    return { connection, has_begun: true, outcome: { type: 'accepted', provider_id: message_id, segments: null } };
  } catch (fault) {
    const has_begun = hasBegun();
    connection.close();
    return { connection, has_begun, outcome: readSmtpFailure(fault, has_begun ? 'content' : 'envelope') };
  } finally {
    clearTimeout(limit);
    clearTimeout(limit_of_kept);
    connection.off('error', failed.reject).off('end', onEnd);
  }
}

/** The connection reads it only once the server has said "354 go ahead". */
function contentOf(mime: Buffer): { readonly content: Readable; readonly hasBegun: () => boolean } {
  let begun = false;
  const content = Readable.from(
    (function* flow() {
      begun = true;
      yield mime;
    })(),
  );
  return { content, hasBegun: () => begun };
}

type Envelope = { readonly from: string; readonly to: readonly string[] };

async function compose(
  mail: MailToSend,
): Promise<
  | { readonly ok: true; readonly envelope: Envelope; readonly mime: Buffer }
  | { readonly ok: false; readonly outcome: SendOutcome }
> {
  const { references = [] } = mail;
  const answered = references.at(-1);
  const message = new MailComposer({
    from: mail.from,
    to: mail.to,
    ...(mail.reply_to == null ? {} : { replyTo: mail.reply_to }),
    ...(answered === undefined ? {} : { inReplyTo: answered, references: [...references] }),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    attachments: (mail.attachments ?? []).map(({ file_name, content_type, bytes }) => ({
      filename: file_name,
      contentType: content_type,
      content: Buffer.from(bytes),
    })),
    messageId: mail.message_id,
    headers: { ...mail.headers },
    // The text is data: a path or an URL in it must never be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from, to } = message.getEnvelope();
  if (from === false || to.length === 0) {
    const message_for_people =
      from === false ? `the sender ${mail.from} is no address` : `the recipient ${mail.to} is no address`;
    return { ok: false, outcome: { type: 'failed', code: 'smtp_address', message: message_for_people } };
  }
  const built = await message.build();
  const mime = mail.dkim == null ? built : await signMail(built, mail.dkim);
  return mime === null
    ? { ok: false, outcome: unsigned }
    : { ok: true, envelope: { from: mail.bounce_to ?? from, to }, mime };
}

const unsigned: SendOutcome = {
  type: 'failed',
  code: 'channel_misconfigured',
  message: 'the DKIM domain, selector or private key of the channel cannot sign a mail',
};

async function open(connection: SMTPConnection, { user, pass }: SmtpServer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error === undefined ? resolve() : reject(error)));
  });
  if (user === undefined || pass === undefined) return;
  await new Promise<void>((resolve, reject) => {
    connection.login({ credentials: { user, pass } }, (error) =>
      error === undefined || error === null ? resolve() : reject(error),
    );
  });
}

async function deliver(given: {
  readonly connection: SMTPConnection;
  readonly envelope: Envelope;
  readonly content: Readable;
}): Promise<void> {
  const { connection, envelope, content } = given;
  await new Promise<void>((resolve, reject) => {
    connection.send({ from: envelope.from, to: [...envelope.to] }, content, (error) =>
      error === null ? resolve() : reject(error),
    );
  });
}
