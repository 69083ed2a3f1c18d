import { join } from 'node:path';
import { z } from 'zod';
import { startProcess } from '../harness/process.ts';
import { reaper } from '../harness/reaper.ts';
import { freePortRow } from '../harness/start-product.ts';

const requestList = z.object({
  requests: z.array(
    z.object({
      method: z.string(),
      path: z.string(),
      to: z.string().nullable(),
      at: z.string(),
      status: z.number().nullable(),
    }),
  ),
});

const phone = z.object({
  messages: z.array(z.object({ direction: z.enum(['sent', 'received']), body: z.string(), status: z.string() })),
});

const mailbox = z.object({ messages: z.array(z.object({ subject: z.string(), text: z.string().nullable() })) });

const sentFromPhone = z.object({ sid: z.string(), webhook: z.object({ status: z.number().nullable() }) });

const textList = z.object({
  messages: z.array(z.object({ sid: z.string(), direction: z.string(), to: z.string(), body: z.string() })),
  next_page_uri: z.null(),
});

type ListedText = Readonly<z.infer<typeof textList>['messages'][number]>;

export type CarrierRequest = z.infer<typeof requestList>['requests'][number];

/** Of an account at the carrier. */
interface Credentials {
  readonly sid: string;
  readonly auth_token: string;
}

/** The carrier sandbox as a process, and what a test asks of it. */
export type RunningCarrier = {
  readonly url: string;
  readonly smtp_port: number;
  /** Something that shall go wrong; see the carrier's README. */
  readonly fault: (fault: object) => Promise<void>;
  readonly clearFaults: () => Promise<void>;
  readonly control: (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;
  /** Requests to send a text to this phone, whatever became of them. */
  readonly sends: (to: string) => Promise<readonly CarrierRequest[]>;
  /** The carrier's own list of what the account sent, as the account reads it there. */
  readonly list: (account: Credentials) => Promise<readonly ListedText[]>;
  /** Texts this phone got, oldest first. */
  readonly texts: (number: string) => Promise<readonly string[]>;
  readonly mails: (address: string) => Promise<readonly { readonly subject: string; readonly text: string | null }[]>;
  /** The client writes to us; the status that our webhook answered, null for none. */
  readonly say: (message: {
    readonly from: string;
    readonly to: string;
    readonly body: string;
  }) => Promise<number | null>;
  /** Deletes a text or a call at the API, as its account may; named like `Calls/CA…`. */
  readonly forget: (account: Credentials, name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Unplugs it: nobody it speaks with gets another byte. */
  readonly kill: () => Promise<void>;
  /** At the same ports, with what it knew. */
  readonly start: () => Promise<void>;
};

const MAIN = join(import.meta.dirname, '..', '..', 'apps', 'carrier', 'dist', 'main.js');

export async function startCarrier(): Promise<RunningCarrier> {
  // Not of those the system gives to connections: nobody takes them while the carrier is away.
  const port = await freePortRow();
  const smtp_port = port + 1;
  const data = join(reaper.folder(), 'carrier.db');
  const launch = () =>
    startProcess({
      command: process.execPath,
      args: [MAIN],
      env: {
        PATH: process.env['PATH'],
        CARRIER_PORT: String(port),
        CARRIER_SMTP_PORT: String(smtp_port),
        CARRIER_DATA: data,
      },
      ready: /listening/,
      ready_within_ms: 90_000,
    });
  let carrier = await launch();
  const url = `http://127.0.0.1:${port}`;
  const control: RunningCarrier['control'] = async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  const asAccount = ({ sid, auth_token }: Credentials, { method, name }: { method: string; name: string }) =>
    fetch(`${url}/2010-04-01/Accounts/${sid}/${name}`, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`${sid}:${auth_token}`).toString('base64')}` },
    });
  return {
    url,
    smtp_port,
    control,
    fault: async (fault) => {
      await control('POST', '/faults', fault);
    },
    clearFaults: async () => {
      await control('DELETE', '/faults');
    },
    sends: async (to) => {
      const { requests } = requestList.parse(await control('GET', '/requests?path=/Messages.json'));
      return requests.filter((request) => request.method === 'POST' && request.to === to);
    },
    forget: async (account, name) => {
      const { status } = await asAccount(account, { method: 'DELETE', name: `${name}.json` });
      if (status !== 204) throw new Error(`the carrier does not forget ${name}: ${status}`);
    },
    list: async (account) => {
      const answer = await asAccount(account, { method: 'GET', name: 'Messages.json?PageSize=1000' });
      return textList.parse(await answer.json()).messages.filter(({ direction }) => direction.startsWith('outbound'));
    },
    texts: async (number) => {
      const { messages } = phone.parse(await control('GET', `/phones/${number}`));
      return messages.filter(({ direction }) => direction === 'received').map(({ body }) => body);
    },
    mails: async (address) => mailbox.parse(await control('GET', `/mailboxes/${address}`)).messages,
    say: async ({ from, to, body }) =>
      sentFromPhone.parse(await control('POST', `/phones/${from}/messages`, { to, body })).webhook.status,
    stop: () => carrier.stop(),
    kill: () => carrier.kill(),
    start: async () => {
      carrier = await launch();
    },
  };
}
