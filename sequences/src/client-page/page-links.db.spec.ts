import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCarrierProcess, type CarrierProcess } from '@kept/channels/carrier-process.spec-support';
import { readClientToken } from '@kept/channels/client-token';
import { openFileStore } from '@kept/files/store/open-file-store';
import { installationKey } from '@kept/persistence/installation-key';
import { definitionOf } from '../../../test/harness/clinic.ts';
import { eventually } from '../../../test/harness/eventually.ts';
import { callProvider } from '../call-provider.ts';
import { CLIENT, openWorld, type World } from '../world.spec-support.ts';

const definition = definitionOf({
  name: 'With a page',
  messages: [
    {
      id: 'remind',
      name: 'Reminder',
      purpose: 'reminder',
      type: 'sms',
      group_same_address: false,
      timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
      content: { body: `${'a'.repeat(90)} {{ reminder.link }}` },
    },
  ],
});
const public_url = 'https://kept.example';

let carrier: CarrierProcess;
let world: World;

beforeAll(async () => {
  carrier = await startCarrierProcess();
  world = await openWorld(definition);
  const { account_sid, auth_token, phone } = world.clinic;
  await carrier.control('PUT', `/accounts/${account_sid}`, { auth_token });
  await carrier.control('PUT', `/accounts/${account_sid}/numbers/${phone}`, {});
});

afterAll(async () => {
  await world.close();
  await carrier.stop();
});

it('puts the link in as the message leaves, and nowhere else; what it costs is counted with it', async () => {
  const { clinic } = world;
  const { account_id } = clinic;
  const { message_id } = await world.due();
  const claimed = await world.claim(message_id);
  if (claimed.type !== 'send') throw new Error(claimed.type);
  await callProvider({
    account_id,
    attempt_id: claimed.attempt_id,
    message: claimed.message,
    access: {
      secret_key: installationKey({ secret_key: clinic.secret_key, previous_secret_key: null }),
      public_url,
      sandbox: { carrier_url: carrier.url, smtp_host: '127.0.0.1', smtp_port: carrier.smtp_port },
      files: await openFileStore({ type: 'disk', folder: tmpdir() }),
      internal_mail_servers: [],
      timeout_ms: 5_000,
    },
  });
  await eventually(async () => {
    const phone = await carrier.control('GET', `/phones/${encodeURIComponent(CLIENT)}?account=${clinic.account_sid}`);
    const token = /https:\/\/kept\.example\/r\/([\w-]{64})/u.exec(JSON.stringify(phone))?.[1] ?? '';
    expect(readClientToken({ token, purpose: 'reminder page', secrets: [clinic.secret_key] })).toEqual({
      account_id,
      id: message_id,
    });
  });
  const stored = await clinic.sql<{ body: string }>('select body from message where id = $1', [message_id]);
  expect(stored[0]?.body).toMatch(/a https:\/\/page-link\.invalid\/reminder$/u);
  const spent = await clinic.sql<{ amount: number }>('select amount from credit_entry where message_id = $1', [
    message_id,
  ]);
  expect(spent).toEqual([{ amount: -2 }]);
});
