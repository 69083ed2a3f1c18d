import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { newWebhookSecret, signWebhook } from '@kept/channels/sign-webhook';
import { startProduct, type Product } from '../harness/start-product.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

let product: Product;
let folder: string;

/** A project of somebody else, with the package as `npm pack` makes it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-client-'));
  const installed = join(folder, 'node_modules', '@kept', 'client');
  await mkdir(installed, { recursive: true });
  await mkdir(join(folder, 'node_modules', '@types'));
  await symlink(join(root, 'node_modules', '@types', 'node'), join(folder, 'node_modules', '@types', 'node'));
  await run('npm', ['pack', '--pack-destination', folder], { cwd: join(root, 'clients', 'typescript') });
  await run('tar', ['-xzf', join(folder, 'kept-client-0.1.0.tgz'), '--strip-components=1', '-C', installed]);
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  product = await startProduct();
});

afterAll(async () => {
  await product.launcher.stop();
  await rm(folder, { recursive: true, force: true });
});

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2024',
    module: 'nodenext',
    types: ['node'],
    exactOptionalPropertyTypes: true,
  },
  include: ['*.ts'],
};

const PROGRAM = `
import { kept } from '@kept/client';
import { createEvents, listEvents, readMessage, sendMessage } from '@kept/client/api';
import { everyPage } from '@kept/client/every-page';
import { verifyWebhook, WebhookRefused } from '@kept/client/verify-webhook';

const { KEPT_URL = '', KEPT_API_KEY = '', HOOK = '' } = process.env;
const client = kept({ url: KEPT_URL, key: KEPT_API_KEY });

const once = () =>
  sendMessage({
    client,
    body: { type: 'sms', to: '+18335550711', message: 'Hi!' },
    headers: { 'Idempotency-Key': 'client-package' },
  });
const first = await once();
const again = await once();
const id = first.data?.messages[0]?.id ?? '';
const { data: message } = await readMessage({ client, path: { id } });

const refused = await sendMessage({ client, body: { type: 'sms', to: 'nobody', message: 'Hi!' } });
const stranger = await listEvents({ client: kept({ url: KEPT_URL, key: 'kept_wrong' }) });

await createEvents({
  client,
  body: {
    events: ['A', 'B', 'C'].map((title) => ({
      title,
      start_time: '2027-03-10T15:00',
      end_time: '2027-03-10T16:00',
      custom_data: { by: 'client' },
    })),
  },
});
const titles: string[] = [];
let pages = 0;
for await (const { events } of everyPage((page) => listEvents({ client, query: { page, page_size: 2 } }))) {
  pages += 1;
  titles.push(...events.map(({ title }) => title));
}

const { secret, headers, body } = JSON.parse(HOOK);
const event = await verifyWebhook({ secret, headers, body });
const said = event.type === 'webhook.test' ? event.data.text : event.data;
const forged = await verifyWebhook({ secret, headers, body: body + ' ' }).catch((error: unknown) => error);
const late = await verifyWebhook({ secret, headers, body, now: Date.now() + 301_000 }).catch((error: unknown) => error);

console.log(JSON.stringify({
  id,
  same: again.data?.messages[0]?.id === id,
  replayed: again.response?.headers.get('idempotent-replayed'),
  to: message?.to,
  refused: refused.error?.code,
  stranger: stranger.error?.code,
  titles,
  pages,
  said,
  forged: forged instanceof WebhookRefused,
  late: late instanceof WebhookRefused,
}));
`;

const MISUSE = `
import { kept } from '@kept/client';
import { sendMessage } from '@kept/client/api';

const client = kept({ url: '', key: '' });
// @ts-expect-error a fax is no channel
await sendMessage({ client, body: { type: 'fax', to: '+18335550711', message: 'Hi!' } });
`;

it('the packed client is typed, sends once under a key, pages, names errors and verifies webhooks', async () => {
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  await writeFile(join(folder, 'use.ts'), PROGRAM);
  await writeFile(join(folder, 'misuse.ts'), MISUSE);
  const tsc = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
  await run(process.execPath, [tsc, '-p', folder]).catch((error: unknown) => {
    throw new Error(z.object({ stdout: z.string() }).parse(error).stdout);
  });

  const secret = newWebhookSecret();
  const body = JSON.stringify({ type: 'webhook.test', timestamp: '2026-11-21T09:00:00Z', data: { text: 'Grüße' } });
  const timestamp = Math.floor(Date.now() / 1_000);
  const headers = signWebhook({ id: 'one', timestamp, body, secrets: [newWebhookSecret(), secret] });
  const { PATH } = process.env;
  const { stdout } = await run(process.execPath, [join(folder, 'use.ts')], {
    env: {
      PATH,
      KEPT_URL: product.demo.url,
      KEPT_API_KEY: product.demo.api_key,
      HOOK: JSON.stringify({ secret, headers, body }),
    },
  });
  expect(JSON.parse(stdout)).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    same: true,
    replayed: 'true',
    to: '+18335550711',
    refused: 'invalid_request',
    stranger: 'key_unknown',
    titles: expect.arrayContaining(['A', 'B', 'C']),
    pages: expect.any(Number),
    said: 'Grüße',
    forged: true,
    late: true,
  });
});
