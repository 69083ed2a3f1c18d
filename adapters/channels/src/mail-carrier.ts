import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { readSmtpFailure } from './read-smtp-failure.ts';
import type { SendOutcome } from './send-outcome.ts';

/** A mail server; `secure` is TLS from the first byte, else STARTTLS where the server offers it. */
export type SmtpServer = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user?: string;
  readonly pass?: string;
};

/** A file that goes along. */
export type MailFile = { readonly file_name: string; readonly content_type: string; readonly bytes: Uint8Array };

/**
 * A mail to one person. `from` may be `Name <address>`; `message_id` is the whole header with its angle brackets,
 * made by the caller so that answers can be threaded. `timeout_ms` bounds the whole exchange.
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
  readonly timeout_ms: number;
};

/**
 * Hands one mail to the server once. Never throws and never retries. The connection is driven here rather than by a
 * transport, because a lost connection means "not sent" before the content began to flow and "unknown" after.
 */
export async function sendMail(mail: MailToSend): Promise<SendOutcome> {
  const composed = await compose(mail);
  if (!composed.ok) return composed.outcome;
  const { envelope, mime } = composed;
  const connection = new SMTPConnection({
    host: mail.smtp.host,
    port: mail.smtp.port,
    secure: mail.smtp.secure,
    connectionTimeout: mail.timeout_ms,
    greetingTimeout: mail.timeout_ms,
    socketTimeout: mail.timeout_ms,
    dnsTimeout: mail.timeout_ms,
  });
  let begun = false;
  // The connection reads this only once the server has said "354 go ahead".
  const content = Readable.from(
    (function* flow() {
      begun = true;
      yield mime;
    })(),
  );
  const lost = new Promise<never>((_resolve, reject) => {
    connection.once('error', reject);
    // A reply such as 421 ends the connection with it; setImmediate lets the reply be heard first.
    connection.once('end', () => setImmediate(() => reject(new Error('the mail server hung up'))));
  });
  const limit = setTimeout(
    () => connection.emit('error', new Error(`no answer in ${mail.timeout_ms} ms`)),
    mail.timeout_ms,
  );
  try {
    await Promise.race([lost, deliver({ connection, smtp: mail.smtp, envelope, content })]);
    return { type: 'accepted', provider_id: mail.message_id, segments: null };
  } catch (fault) {
    return readSmtpFailure(fault, begun ? 'content' : 'envelope');
  } finally {
    clearTimeout(limit);
    // A late error of a connection given up must not end the process.
    connection.on('error', () => undefined);
    connection.close();
  }
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
  return { ok: true, envelope: { from: mail.bounce_to ?? from, to }, mime: await message.build() };
}

async function deliver(given: {
  readonly connection: SMTPConnection;
  readonly smtp: SmtpServer;
  readonly envelope: Envelope;
  readonly content: Readable;
}): Promise<void> {
  const { connection, smtp, envelope } = given;
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error === undefined ? resolve() : reject(error)));
  });
  if (smtp.user !== undefined && smtp.pass !== undefined) {
    const credentials = { user: smtp.user, pass: smtp.pass };
    await new Promise<void>((resolve, reject) => {
      connection.login({ credentials }, (error) => (error === undefined || error === null ? resolve() : reject(error)));
    });
  }
  await new Promise<void>((resolve, reject) => {
    connection.send({ from: envelope.from, to: [...envelope.to] }, given.content, (error) =>
      error === null ? resolve() : reject(error),
    );
  });
}
