import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCarrierProcess, type CarrierProcess } from '@kept/channels/carrier-process.spec-support';
import { readClientToken } from '@kept/channels/client-token';
import { openFileStore } from '@kept/files/store/open-file-store';
import { installationKey } from '@kept/persistence/installation-key';
import { reminder } from '../../../test/fixtures/reminder.ts';
import { eventually } from '../../../test/harness/eventually.ts';
import { callProvider } from '../call-provider.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { usualSecureMessaging } from './usual-secure-messaging.ts';

let carrier: CarrierProcess;
let world: World;

beforeAll(async () => {
  carrier = await startCarrierProcess();
  const messages = reminder.messages.map((message) => ({ ...message, send_securely: true }));
  world = await openWorld({ ...reminder, messages });
});

afterAll(async () => {
  await world.close();
  await carrier.stop();
});

/** A secure reminder as it arrives in a mailbox, of an account that records opens or does not. */
async function arrived({ phone, records }: { readonly phone: string; readonly records: boolean }) {
  const { clinic } = world;
  const { account_id, secret_key } = clinic;
  await clinic.sql(
    `update account set settings = settings || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1`,
    [account_id, JSON.stringify({ ...usualSecureMessaging, enabled: true, records_email_opens: records })],
  );
  const { message_id } = await world.due({ phone });
  const claimed = await world.claim(message_id);
  if (claimed.type !== 'send') throw new Error(claimed.type);
  const { attempt_id } = claimed;
  const to_address = `${attempt_id}@client.example`;
  await callProvider({
    account_id,
    attempt_id,
    message: {
      ...claimed.message,
      channel: 'email',
      provider: 'smtp',
      from_address: 'clinic@kept.test',
      to_address,
      subject: 'A secure message',
    },
    access: {
      secret_key: installationKey({ secret_key, previous_secret_key: null }),
      public_url: 'https://kept.example',
      sandbox: { carrier_url: carrier.url, smtp_host: '127.0.0.1', smtp_port: carrier.smtp_port },
      files: await openFileStore({ type: 'disk', folder: tmpdir() }),
      internal_mail_servers: [],
      timeout_ms: 5_000,
    },
  });
  return await eventually(async () => {
    const mailbox = JSON.stringify(await carrier.control('GET', `/mailboxes/${to_address}`));
    expect(mailbox).toContain('<html');
    return { mailbox, link_id: claimed.message.secure_link?.id };
  });
}

it('a mail with a secure link has a picture where the account records opens, and else fetches nothing', async () => {
  const recorded = await arrived({ phone: '+12025550171', records: true });
  const token = /<img src=\\"https:\/\/kept\.example\/o\/([\w-]{64})\.gif\\"/u.exec(recorded.mailbox)?.[1] ?? '';
  const { account_id, secret_key } = world.clinic;
  const read = (purpose: 'open picture' | 'secure link') => readClientToken({ token, purpose, secrets: [secret_key] });
  expect(read('open picture')).toEqual({ account_id, id: recorded.link_id });
  expect(read('secure link')).not.toMatchObject({ account_id });

  const silent = await arrived({ phone: '+12025550172', records: false });
  expect(silent.mailbox).toContain('https://kept.example/s/');
  expect(silent.mailbox).not.toMatch(/<img|\/o\//u);
});
