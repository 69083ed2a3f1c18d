import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { BadRequest } from '../control/bad-request.ts';
import { read } from '../control/read.ts';
import type { ActOnMail } from './act-on-mail.ts';
import { MAIL_ACTS } from './mail-acts.ts';
import { MAIL_MANNERS } from './mail-manner.ts';
import type { MailRouteStore } from './mail-route-store.ts';
import type { MailboxStore } from './mailbox-store.ts';
import type { SendFromMailbox } from './send-from-mailbox.ts';

const path = z.object({ address: z.string().regex(/^[^@\s]+@[^@\s]+$/, 'must be an email address') });

/** `owner`: only what was sent by whoever signed in so. */
const query = z.object({ owner: z.string().nullable().default(null) });

const answer = z.strictObject({
  to: z.int(),
  body: z.string().min(1).max(20_000),
  manner: z.enum(MAIL_MANNERS).default('gmail'),
  /** When the mail that it answers came in, on the clock of whoever plays the mailbox; it stands in the quote. */
  came_at: z.iso.datetime().nullable().default(null),
  /** What is sent along. */
  file: z
    .strictObject({ name: z.string().min(1).max(200), data: z.base64() })
    .nullable()
    .default(null),
});

const acted = z.strictObject({ mail: z.int(), act: z.enum([...MAIL_ACTS, 'unsubscribe']) });

const route = z.strictObject({ url: z.url(), user: z.string().min(1), password: z.string().min(1) });

type Needs = {
  readonly mailboxes: MailboxStore;
  readonly routes: MailRouteStore;
  readonly send: SendFromMailbox;
  readonly actOn: ActOnMail;
};

/** Control: the virtual mailboxes, and where answers from them go. */
export function mailboxControl(app: FastifyInstance, { mailboxes, routes, send, actOn }: Needs): void {
  app.put('/mail_routes/:owner', (request) => {
    const { owner } = read(z.object({ owner: z.string().min(1) }), request.params);
    return routes.put({ owner, ...read(route, request.body) });
  });

  app.post('/mailboxes/:address/answers', async (request, reply) => {
    const { address } = read(path, request.params);
    const { to, body, manner, came_at, file: given } = read(answer, request.body);
    const file = given === null ? null : { name: given.name, bytes: Buffer.from(given.data, 'base64') };
    const sent = await send({ mailbox: address, mail_id: to, body, manner, came_at, file });
    if (sent === null) throw new BadRequest(404, [{ field: 'to', message: 'is no mail of this mailbox' }]);
    return reply.code(201).send(sent);
  });

  app.post('/mailboxes/:address/acts', async (request) => {
    const { address } = read(path, request.params);
    const { mail, act } = read(acted, request.body);
    const webhook = await actOn({ mailbox: address, mail_id: mail, act });
    if (webhook !== null) return { webhook };
    const message = act === 'unsubscribe' ? 'has no link that one click follows' : 'is no mail of this mailbox';
    throw new BadRequest(404, [{ field: 'mail', message }]);
  });

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
        direction: mail.direction,
        from: mail.sender,
        to: mail.recipient,
        subject: mail.subject,
        has_one_click: mail.unsubscribe_url !== null,
        text: mail.text,
        html: mail.html,
        at: new Date(mail.at).toISOString(),
      })),
    };
  });
}
