import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startCarrierProcess, type CarrierProcess } from '@kept/channels/carrier-process.spec-support';
import { readFileToken } from '@kept/files/file-token';
import { plainPng } from '@kept/files/sample-files.spec-support';
import type { FileStore } from '@kept/files/store/file-store';
import { openFileStore } from '@kept/files/store/open-file-store';
import { installationKey } from '@kept/persistence/installation-key';
import { reminder } from '../../../test/fixtures/reminder.ts';
import { eventually } from '../../../test/harness/eventually.ts';
import { callProvider, type ProviderAccess } from '../call-provider.ts';
import type { ClaimedMessage } from '../claimed-message.ts';
import { CLIENT, openWorld, type World } from '../world.spec-support.ts';
import { attachFiles } from './attach-files.ts';
import { storeAttachment } from './store-attachment.ts';
import { inTransaction } from '../transaction.ts';

let carrier: CarrierProcess;
let api: Server;
let public_url: string;
let world: World;
let folder: string;
let store: FileStore;

/** Hands out files as the API does, to whoever brings a grant for one. */
beforeAll(async () => {
  api = createServer((request, response) => {
    const token = (request.url ?? '').replace('/files/', '');
    const grant = readFileToken({ secrets: [world.clinic.secret_key], token, now: new Date() });
    if (grant === null) return response.writeHead(404).end();
    void plainPng({ width: 20, height: 10 }).then((png) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(png),
    );
    return undefined;
  }).listen(0, '127.0.0.1');
  await once(api, 'listening');
  const address = api.address();
  public_url = `http://127.0.0.1:${address instanceof Object ? address.port : 0}`;
});

afterAll(() => {
  api.closeAllConnections();
  api.close();
});

beforeEach(async () => {
  // each clinic has the same number, and a carrier gives it to one
  carrier = await startCarrierProcess();
  world = await openWorld({
    ...reminder,
    messages: reminder.messages.map((message) => ({ ...message, group_same_address: false })),
  });
  folder = await mkdtemp(join(tmpdir(), 'kept-files-'));
  store = await openFileStore({ type: 'disk', folder });
  const { account_sid, auth_token, phone } = world.clinic;
  await carrier.control('PUT', `/accounts/${account_sid}`, { auth_token });
  await carrier.control('PUT', `/accounts/${account_sid}/numbers/${phone}`, {});
});

afterEach(async () => {
  await world.close();
  await carrier.stop();
  await rm(folder, { recursive: true, force: true });
});

const access = (): ProviderAccess => ({
  secret_key: installationKey({ secret_key: world.clinic.secret_key, previous_secret_key: null }),
  public_url,
  sandbox: { carrier_url: carrier.url, smtp_host: '127.0.0.1', smtp_port: carrier.smtp_port },
  files: store,
  internal_mail_servers: [],
  timeout_ms: 5_000,
});

/** A message that is due with the files, claimed. */
async function claimedWith(...files: readonly { readonly bytes: Uint8Array; readonly file_name: string }[]) {
  const { pool, clinic } = world;
  const { account_id } = clinic;
  const ids: string[] = [];
  for (const file of files) {
    const stored = await storeAttachment({
      pool,
      account_id,
      vault: world.vault,
      store,
      ...file,
      created_by_user_id: null,
    });
    if (stored.type !== 'stored') throw new Error(stored.type);
    ids.push(stored.attachment.id);
  }
  const { message_id } = await world.due();
  await inTransaction({ pool, account_id }, async (transaction) => {
    // one that is gone and one that never was are left out
    attachFiles(transaction, { account_id, message_id, ids: [...ids, '01a00000-0000-7000-8000-000000000000', 'map'] });
  });
  const claimed = await world.claim(message_id);
  if (claimed.type !== 'send') throw new Error(claimed.type);
  return claimed;
}

const send = ({ attempt_id, message }: { readonly attempt_id: string; readonly message: ClaimedMessage }) =>
  callProvider({ account_id: world.clinic.account_id, attempt_id, message, access: access() });

it('a text goes with its pictures, which the provider fetches by addresses made for it', async () => {
  const claimed = await claimedWith({ bytes: await plainPng({ width: 20, height: 10 }), file_name: 'map.png' });
  expect(claimed.message.attachments).toMatchObject([{ file_name: 'map.png', content_type: 'image/png' }]);
  expect(await send(claimed)).toMatchObject({ type: 'accepted', provider_id: expect.stringMatching(/^MM/) });
  await eventually(async () => {
    const path = `/phones/${encodeURIComponent(CLIENT)}?account=${world.clinic.account_sid}`;
    expect(await carrier.control('GET', path)).toMatchObject({
      messages: [{ status: 'delivered', media: [{ content_type: 'image/png' }] }],
    });
  });
});

it('a text with what no phone takes fails with the reason before anybody is asked', async () => {
  const claimed = await claimedWith({ bytes: Buffer.from('{\\rtf1 hi}'), file_name: 'letter.rtf' });
  expect(await send(claimed)).toEqual({
    type: 'failed',
    code: 'attachments_refused',
    message: 'phones do not take application/rtf with a text',
  });
});

it('an email carries its files, and waits while they cannot be read', async () => {
  const png = await plainPng({ width: 20, height: 10 });
  const claimed = await claimedWith({ bytes: png, file_name: 'Lageplan – groß.png' });
  const message: ClaimedMessage = {
    ...claimed.message,
    channel: 'email',
    provider: 'smtp',
    from_address: 'clinic@kept.test',
    to_address: `${claimed.attempt_id}@example.com`,
    subject: 'Map',
  };
  expect(await send({ ...claimed, message })).toMatchObject({ type: 'accepted' });
  await rm(folder, { recursive: true, force: true });
  expect(await send({ ...claimed, message })).toMatchObject({ type: 'not_sent', code: 'files_unavailable' });
});
