import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const mail = z.object({
  mailbox: z.string(),
  sender: z.string(),
  recipient: z.string(),
  subject: z.string(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  at: z.number(),
});

/** A mail as it lies in one mailbox. `sender` and `recipient` are the header's words, `at` milliseconds since 1970. */
export type Mail = Readonly<z.infer<typeof mail>>;

const mailboxSummary = z.object({ address: z.string(), messages: z.number(), last_at: z.number() });

export type MailboxSummary = Readonly<z.infer<typeof mailboxSummary>>;

export type MailboxStore = ReturnType<typeof createMailboxStore>;

/** The virtual mailboxes, one for each address a mail came for. Addresses are compared without case. */
export function createMailboxStore(database: DatabaseSync) {
  const insert = database.prepare(
    'insert into mail (mailbox, sender, recipient, subject, text, html, at) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const of = database.prepare('select * from mail where mailbox = ? order by id');
  const all = database.prepare(
    'select mailbox as address, count(*) as messages, max(at) as last_at from mail group by mailbox order by last_at desc',
  );
  return {
    put: (given: Mail): void => {
      insert.run(
        given.mailbox.toLowerCase(),
        given.sender,
        given.recipient,
        given.subject,
        given.text,
        given.html,
        given.at,
      );
    },
    /** Oldest first. */
    open: (address: string): readonly Mail[] => z.array(mail).parse(of.all(address.toLowerCase())),
    list: (): readonly MailboxSummary[] => z.array(mailboxSummary).parse(all.all()),
  };
}
