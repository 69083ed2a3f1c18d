import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '../control/read.ts';
import type { MailboxStore } from './mailbox-store.ts';

const path = z.object({ address: z.string().regex(/^[^@\s]+@[^@\s]+$/, 'must be an email address') });

/** `owner`: only what was sent by whoever signed in so. */
const query = z.object({ owner: z.string().nullable().default(null) });

/** Control: the virtual mailboxes. */
export function mailboxControl(app: FastifyInstance, mailboxes: MailboxStore): void {
  app.get('/mailboxes', (request) => ({
    mailboxes: mailboxes.list(read(query, request.query).owner).map(({ last_at, ...mailbox }) => ({
      ...mailbox,
      last_at: new Date(last_at).toISOString(),
    })),
  }));

  app.get('/mailboxes/:address', (request) => {
    const { address } = read(path, request.params);
    const { owner } = read(query, request.query);
    return {
      messages: mailboxes.open({ address, owner }).map((mail) => ({
        id: mail.id,
        message_id: mail.message_id,
        from: mail.sender,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        at: new Date(mail.at).toISOString(),
      })),
    };
  });
}
