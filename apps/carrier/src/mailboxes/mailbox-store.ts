import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const mail = z.object({
  mailbox: z.string(),
  /** `sent`: its owner wrote it. */
  direction: z.enum(['received', 'sent']),
  sender: z.string(),
  recipient: z.string(),
  subject: z.string(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  at: z.number(),
  /** Who signed in to send it; null: nobody did. */
  owner: z.string().nullable(),
  /** The header, with its angle brackets. */
  message_id: z.string().nullable(),
  /** Where answers go, if not to the sender. */
  reply_to: z.string().nullable(),
  /** Where failures are reported: the sender on the envelope. */
  return_path: z.string().nullable(),
  /** Where one click ends mails (RFC 8058). */
  unsubscribe_url: z.string().nullable(),
  /** The References header: Message-IDs of the conversation before it. */
  thread: z.string().nullable(),
});

/** A mail to be put into a mailbox. `sender` and `recipient` are the header's words, `at` milliseconds since 1970. */
export type Mail = Readonly<z.infer<typeof mail>>;

const storedMail = mail.extend({ id: z.number() });

export type StoredMail = Readonly<z.infer<typeof storedMail>>;

const mailboxSummary = z.object({
  address: z.string(),
  messages: z.number(),
  last_at: z.number(),
  last_subject: z.string(),
  last_message_id: z.string().nullable(),
});

export type MailboxSummary = Readonly<z.infer<typeof mailboxSummary>>;

export type MailboxStore = ReturnType<typeof createMailboxStore>;

/** The virtual mailboxes, one for each address a mail came for. Addresses are compared without case. */
export function createMailboxStore(database: DatabaseSync) {
  const insert = database.prepare(
    `insert into mail (mailbox, direction, sender, recipient, subject, text, html, at, owner, message_id, reply_to,
       thread, return_path, unsubscribe_url)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const of = database.prepare('select * from mail where mailbox = ?1 and (?2 is null or owner = ?2) order by id');
  const one = database.prepare('select * from mail where mailbox = ? and id = ?');
  // beside max(), SQLite takes the other columns from the row that has the maximum
  const all = database.prepare(
    `select mailbox as address, count(*) as messages, max(id) as last_id, at as last_at, subject as last_subject,
       message_id as last_message_id
     from mail where ?1 is null or owner = ?1 group by mailbox order by last_id desc`,
  );
  return {
    /** @returns its id. */
    put: (given: Mail): number => {
      const { lastInsertRowid } = insert.run(
        given.mailbox.toLowerCase(),
        given.direction,
        given.sender,
        given.recipient,
        given.subject,
        given.text,
        given.html,
        given.at,
        given.owner,
        given.message_id,
        given.reply_to,
        given.thread,
        given.return_path,
        given.unsubscribe_url,
      );
      return Number(lastInsertRowid);
    },
    find: ({ mailbox, id }: { readonly mailbox: string; readonly id: number }): StoredMail | null =>
      storedMail.nullable().parse(one.get(mailbox.toLowerCase(), id) ?? null),
    /** Oldest first; `owner` null: whoever sent it. */
    open: ({ address, owner }: { readonly address: string; readonly owner: string | null }) =>
      z.array(storedMail).parse(of.all(address.toLowerCase(), owner)),
    /** The mailboxes that `owner` wrote to, null: anybody; the last written to first. */
    list: (owner: string | null): readonly MailboxSummary[] => z.array(mailboxSummary).parse(all.all(owner)),
  };
}
