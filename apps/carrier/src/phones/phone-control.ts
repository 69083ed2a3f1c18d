import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { accountSid } from '../accounts/account-sid.ts';
import { BadRequest } from '../control/bad-request.ts';
import { read } from '../control/read.ts';
import type { Message, MessageStore } from '../messages/message-store.ts';
import { e164 } from './e164.ts';
import { phoneKind, type PhoneStore } from './phone-store.ts';
import type { SendFromPhone } from './send-from-phone.ts';

/** A text with ten photos, in base64. */
const LARGEST_TEXT = 40 * 1024 * 1024;

const path = z.object({ number: e164 });

const text = z.strictObject({
  to: e164,
  body: z.string().max(1600).default(''),
  media: z
    .array(
      z.union([
        z.strictObject({ url: z.url(), content_type: z.string().nullable().default(null) }),
        z
          .strictObject({ data: z.base64(), content_type: z.string() })
          .transform(({ data, content_type }) => ({ bytes: Buffer.from(data, 'base64'), content_type })),
      ]),
    )
    .max(10)
    .default([]),
});

type Needs = {
  readonly phones: PhoneStore;
  readonly messages: MessageStore;
  readonly callsOf: (asked: { readonly number: string; readonly account_sid: string | null }) => readonly unknown[];
  readonly send: SendFromPhone;
};

/** `account`: only what was said between the phone and that account's numbers. */
const query = z.object({ account: accountSid.nullable().default(null) });

/** Control: the virtual phones, seen and used as their owners would. */
export function phoneControl(app: FastifyInstance, { phones, messages, callsOf, send }: Needs): void {
  app.get('/phones', () => ({
    phones: phones.list().map((phone) => ({
      number: phone.number,
      kind: phone.kind,
      messages: phone.messages,
      last_at: phone.last_at === null ? null : new Date(phone.last_at).toISOString(),
    })),
  }));

  app.get('/phones/:number', (request) => {
    const { number } = read(path, request.params);
    const { account } = read(query, request.query);
    return {
      ...(account === null ? {} : { manner: phones.mannerOf({ number, account_sid: account }) }),
      messages: messages.ofPhone({ number, account_sid: account }).map(asSeenByPhone),
      calls: callsOf({ number, account_sid: account }),
    };
  });

  app.get('/accounts/:sid/phones', (request) => {
    const { sid } = read(z.object({ sid: accountSid }), request.params);
    return {
      phones: phones.ofAccount(sid).map((phone) => ({
        number: phone.number,
        messages: phone.messages,
        call: phone.call === '' ? null : phone.call,
        last: {
          sid: phone.last_sid,
          kind: phone.last_direction === 'call' ? 'call' : 'message',
          direction: phone.last_direction === 'inbound' ? 'sent' : 'received',
          body: phone.last_body,
          at: new Date(phone.last_at).toISOString(),
        },
      })),
    };
  });

  app.post('/phones/:number', (request) => {
    const { number } = read(path, request.params);
    const { kind } = read(z.strictObject({ kind: phoneKind }), request.body);
    phones.setKind(number, kind);
    return { number, kind };
  });

  app.post('/phones/:number/messages', { bodyLimit: LARGEST_TEXT }, async (request, reply) => {
    const { number } = read(path, request.params);
    const sent = await send({ phone: number, ...read(text, request.body) });
    if (sent === null) throw new BadRequest(404, [{ field: 'to', message: 'no account owns this number' }]);
    return reply.code(201).send(sent);
  });
}

function asSeenByPhone(message: Message) {
  return {
    sid: message.sid,
    direction: message.direction === 'inbound' ? 'sent' : 'received',
    from: message.from_number,
    to: message.to_number,
    body: message.body,
    media: message.media,
    status: message.status,
    at: new Date(message.created_at).toISOString(),
  };
}
