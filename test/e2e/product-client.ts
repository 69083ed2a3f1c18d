import { z } from 'zod';
import type { Product } from '../harness/start-product.ts';

const event_schema = z.object({
  id: z.string(),
  title: z.string(),
  start_time: z.string(),
  participants: z.array(z.object({ id: z.string(), state: z.string() })),
});

const journal_schema = z.object({
  messages: z.array(
    z.object({
      kind: z.string(),
      status: z.string(),
      status_reason: z.string().nullable(),
      body: z.string().nullable(),
      why: z.array(z.string()),
    }),
  ),
});

export type Event = z.infer<typeof event_schema>;

/** What a person does with curl: the API with the demo key, and the client's phone. */
export interface ProductClient {
  readonly api: (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<unknown>;
  readonly book: (booking: {
    readonly day: string;
    readonly phone: string;
    readonly title: string;
    /** Robin Park, when it is left out. */
    readonly name?: string;
  }) => Promise<Event>;
  readonly event: (id: string) => Promise<Event>;
  readonly journal: (id: string) => Promise<z.infer<typeof journal_schema>['messages']>;
  readonly advance: (duration: string) => Promise<string>;
  readonly moveTo: (moment: Date) => Promise<void>;
  readonly now: () => Promise<string>;
  /** Texts the phone received, oldest first. */
  readonly texts: (phone: string) => Promise<readonly string[]>;
  /** Texts the clinic; the status our webhook answered. */
  readonly say: (phone: string, body: string) => Promise<number | null>;
  readonly mails: (address: string) => Promise<readonly { readonly subject: string }[]>;
}

const OUR_NUMBER = '+12025550100';

export function clientOf({ demo }: Pick<Product, 'demo'>): ProductClient {
  const ask = async (url: string, init: RequestInit): Promise<unknown> => {
    const answer = await fetch(url, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${url} answered ${answer.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  const json = (body?: object) => (body === undefined ? {} : { body: JSON.stringify(body) });
  const api: ProductClient['api'] = (method, path, body) =>
    ask(`${demo.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${demo.api_key}`, ...(body && { 'content-type': 'application/json' }) },
      ...json(body),
    });
  const carrier = (method: 'GET' | 'POST', path: string, body?: object) =>
    ask(`${demo.carrier_url}${path}`, {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      ...json(body),
    });

  return {
    api,
    book: async ({ day, phone, title, name = 'Robin Park' }) => {
      const participants = [{ name, phone }];
      const event = { title, start_time: `${day}T10:00`, end_time: `${day}T10:30`, participants };
      const { events } = z
        .object({ events: z.array(event_schema) })
        .parse(await api('POST', '/v1/events', { events: [event] }));
      const [made] = events;
      if (made === undefined) throw new Error('no event was made');
      return made;
    },
    event: async (id) => event_schema.parse(await api('GET', `/v1/events/${id}`)),
    journal: async (id) => journal_schema.parse(await api('GET', `/v1/events/${id}/journal`)).messages,
    advance: async (duration) =>
      z.object({ now: z.string() }).parse(await api('POST', '/v1/sandbox/clock', { advance: duration })).now,
    moveTo: async (moment) => {
      await api('POST', '/v1/sandbox/clock', { to: moment.toISOString() });
    },
    now: async () => z.object({ now: z.string() }).parse(await api('GET', '/v1/sandbox/clock')).now,
    texts: async (phone) => {
      const messages = z.array(z.object({ direction: z.string(), body: z.string() }));
      const view = z.object({ messages }).parse(await carrier('GET', `/phones/${phone}`));
      return view.messages.filter(({ direction }) => direction === 'received').map(({ body }) => body);
    },
    say: async (phone, body) => {
      const sent = z.object({ webhook: z.object({ status: z.number().nullable() }) });
      return sent.parse(await carrier('POST', `/phones/${phone}/messages`, { to: OUR_NUMBER, body })).webhook.status;
    },
    mails: async (address) => {
      const mailbox = z.object({ messages: z.array(z.object({ subject: z.string() })) });
      return mailbox.parse(await carrier('GET', `/mailboxes/${address}`)).messages;
    },
  };
}

/** A day in the account's zone some days after the account's now, as `2026-11-23`. */
export function dayAfter(now: string, days: number): string {
  const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' });
  return zone.format(new Date(Date.parse(now) + days * 86_400_000));
}
