import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainPng } from '@kept/files/sample-files.spec-support';
import { openFileStore } from '@kept/files/store/open-file-store';
import { createHotPool } from '@kept/persistence/pool';
import { Vault } from '@kept/sequences/secure/vault';
import { fetchMedia } from '@kept/sequences/files/fetch-media';
import { installationKey } from '@kept/persistence/installation-key';
import { threadSchema } from '../participants/participant-screens.schema.ts';
import { OUR_NUMBER, startSandbox, type RunningSandbox } from '../sandbox-carrier/running-sandbox.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { phoneSchema, sentFromPhoneSchema } from './sandbox-phones.schema.ts';

const PHONE = '+12025550123';

let sandbox: RunningSandbox;
let admin: Browser;
let pool: ReturnType<typeof createHotPool>;
let participant_id: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  const { api } = sandbox;
  admin = await signIn(api, api.ours.admin);
  pool = createHotPool({ app_url: api.env['DATABASE_URL'] ?? '', max: 4 });
  const participants = [{ name: 'Kim Lee', phone: PHONE }];
  const event = { title: 'Cleaning', start_time: '2027-03-10T15:00', end_time: '2027-03-10T16:00', participants };
  await api.call('/v1/events', { method: 'POST', json: { events: [event] } });
  participant_id = String((await api.rows('select id from participant where name = $1', ['Kim Lee']))[0]?.['id']);
});

afterAll(async () => {
  await pool.end();
  await sandbox.stop();
});

async function photo(bytes: Uint8Array, name = 'photo.png') {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(bytes)]), name);
  const request = new Request('http://form', { method: 'POST', body: form });
  const path = `/screens/sandbox/phones/${encodeURIComponent(PHONE)}/pictures?to=${encodeURIComponent(OUR_NUMBER)}`;
  return await sandbox.api.call(path, {
    method: 'POST',
    raw: new Uint8Array(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  });
}

/** A round of the worker's. */
async function round(carrier_url = sandbox.carrier.url): Promise<number> {
  const { env } = sandbox.api;
  const store = await openFileStore({ type: 'disk', folder: join(env['KEPT_DATA'] ?? '', 'files') });
  const secret = Buffer.from(env['KEPT_SECRET_KEY'] ?? '', 'base64');
  return await fetchMedia({
    pool,
    vault: new Vault({ secret, previous: null }),
    store,
    access: {
      secret_key: installationKey({
        secret_key: secret,
        previous_secret_key: null,
      }),
      public_url: sandbox.api.url,
      sandbox: { carrier_url, smtp_host: '127.0.0.1', smtp_port: 1 },
      files: store,
      internal_mail_servers: [],
      timeout_ms: 5_000,
    },
    limit: 10,
  });
}

const newest = async () => {
  const { body } = await admin.call(`/screens/participants/${participant_id}/thread`);
  return threadSchema.parse(body).messages[0];
};

it('a photo sent from a phone stands in the thread at once, and shows once it was fetched', async () => {
  const sent = sentFromPhoneSchema.parse((await photo(await plainPng({ width: 900, height: 600 }))).body);
  expect(sent).toMatchObject({ direction: 'out', problem: null, media: [{ content_type: 'image/png' }] });
  expect(await newest()).toMatchObject({ direction: 'in', body: '', attachments: [{ status: 'waiting' }] });

  expect(await round()).toBe(1);
  const message = await newest();
  expect(message?.attachments).toMatchObject([
    { status: 'stored', kind: 'image', file_name: 'photo-1.png', width: 900, height: 600, has_rendition: true },
  ]);
  const id = message?.attachments[0]?.attachment_id ?? '';
  expect((await sandbox.api.call(`/v1/attachments/${id}/content`)).status).toBe(200);
  expect(await round()).toBe(0);

  const phone = phoneSchema.parse(
    (await sandbox.api.call(`/screens/sandbox/phones/${encodeURIComponent(PHONE)}`)).body,
  );
  const shown = phone.messages.at(-1)?.media[0]?.id ?? '';
  const path = `/screens/sandbox/phones/${encodeURIComponent(PHONE)}/media/${shown}`;
  const picture = await sandbox.api.call(path);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await sandbox.api.call(path, { key: sandbox.api.theirs.api_key })).status).toBe(404);
});

it('a program sent as a photo is refused with its reason, and nothing of it is kept', async () => {
  const before = await sandbox.api.rows('select 1 from attachment');
  await photo(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(999)]), 'photo.jpg');
  expect(await round()).toBe(1);
  expect((await newest())?.attachments).toMatchObject([
    { status: 'refused', attachment_id: null, problem: expect.stringContaining('program') },
  ]);
  expect(await sandbox.api.rows('select 1 from attachment')).toHaveLength(before.length);
});

it('while the provider is away it waits, and is asked for again later', async () => {
  await photo(await plainPng({ width: 30, height: 30 }));
  // of the installation's provider, whose address is that of the webhook: asked there and nowhere else
  await sandbox.api.rows(`update message_attachment set source_url = replace(source_url, $1, 'http://127.0.0.1:9')`, [
    sandbox.carrier.url,
  ]);
  expect(await round('http://127.0.0.1:9')).toBe(0);
  expect((await newest())?.attachments).toMatchObject([{ status: 'waiting' }]);
  await sandbox.api.rows(
    `update message_attachment set next_try_at = now(), source_url = replace(source_url, 'http://127.0.0.1:9', $1)`,
    [sandbox.carrier.url],
  );
  expect(await round()).toBe(1);
  expect((await newest())?.attachments).toMatchObject([{ status: 'stored' }]);
});
