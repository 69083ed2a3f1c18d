import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '../control/read.ts';
import type { MailboxStore } from './mailbox-store.ts';

const path = z.object({ address: z.string().regex(/^[^@\s]+@[^@\s]+$/, 'must be an email address') });

/** Control: the virtual mailboxes. */
export function mailboxControl(app: FastifyInstance, mailboxes: MailboxStore): void {
  app.get('/mailboxes', () => ({
    mailboxes: mailboxes.list().map(({ address, messages, last_at }) => ({
      address,
      messages,
      last_at: new Date(last_at).toISOString(),
    })),
  }));

  app.get('/mailboxes/:address', (request) => {
    const { address } = read(path, request.params);
    return {
      messages: mailboxes.open(address).map((mail) => ({
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
