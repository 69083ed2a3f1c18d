import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { WRITE, type MailManner } from './mail-manner.ts';
import type { MailRouteStore } from './mail-route-store.ts';
import type { MailboxStore, StoredMail } from './mailbox-store.ts';
import { postMail, type PostedMail } from './post-mail.ts';

/** `null`: there is no such mail in the mailbox. */
export type SendFromMailbox = (given: {
  readonly mailbox: string;
  /** The mail it answers. */
  readonly mail_id: number;
  readonly body: string;
  readonly manner: MailManner;
  /** When that mail came in, as its quote says; null: as it really did. */
  readonly came_at: string | null;
  /** What is sent along; null: nothing. */
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
}) => Promise<{ readonly id: number; readonly webhook: PostedMail } | null>;

type Needs = { readonly mailboxes: MailboxStore; readonly routes: MailRouteStore; readonly webhook_limit_ms: number };

/**
 * A person answers a mail from their mailbox: written as their program would, kept with what they sent, and posted to
 * the webhook of whoever sent the mail, once and never again.
 */
export function createSendFromMailbox({ mailboxes, routes, webhook_limit_ms }: Needs): SendFromMailbox {
  return async ({ mailbox, mail_id, body, manner, came_at, file }) => {
    const found = mailboxes.find({ mailbox, id: mail_id });
    if (found === null) return null;
    const to = came_at === null ? found : { ...found, at: Date.parse(came_at) };
    const message_id = `<${randomUUID()}@${mailbox.slice(mailbox.lastIndexOf('@') + 1)}>`;
    const subject = /^re:/iu.test(to.subject) ? to.subject : `Re: ${to.subject}`;
    const { text, html, headers } = WRITE[manner]({ written: body, to });
    const recipient = to.reply_to ?? to.sender;
    const { message_id: answered } = to;
    const mail = {
      from: mailbox,
      to: recipient,
      subject: manner === 'outlook' ? subject.replace(/^Re:/u, 'RE:') : subject,
      text,
      html,
      headers: { ...headers },
      messageId: message_id,
      ...(file !== null && { attachments: [{ filename: file.name, content: file.bytes }] }),
      ...(answered === null
        ? {}
        : {
            inReplyTo: answered,
            references: [...(to.thread?.split(/\s+/u) ?? []), answered].filter((id) => id !== ''),
          }),
    };
    const mime = await new MailComposer(mail).compile().build();
    const id = mailboxes.put({
      mailbox,
      direction: 'sent',
      sender: mailbox,
      recipient,
      subject: mail.subject,
      text,
      html,
      at: Date.now(),
      owner: to.owner,
      message_id,
      reply_to: null,
      thread: null,
      return_path: null,
      unsubscribe_url: null,
    });
    return { id, webhook: await post({ to, mailbox, recipient, mime }) };
  };

  async function post(given: {
    readonly to: StoredMail;
    readonly mailbox: string;
    readonly recipient: string;
    readonly mime: Buffer;
  }): Promise<PostedMail> {
    const route = given.to.owner === null ? null : routes.find(given.to.owner);
    if (route === null) return { status: null, error: null, ms: 0 };
    const address = /<([^<>]*)>/u.exec(given.recipient)?.[1] ?? given.recipient;
    return postMail({ route, from: given.mailbox, to: address, mime: given.mime, limit_ms: webhook_limit_ms });
  }
}
