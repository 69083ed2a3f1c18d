import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { verify } from '@node-rs/argon2';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createDatabase, type TestDatabase } from '../../../../test/harness/create-database.ts';
import { startProcess, type TestProcess } from '../../../../test/harness/process.ts';
import { parseApiKey } from '../access/api-key.ts';
import { freePort } from '../free-port.spec-support.ts';

const person = z.strictObject({ email: z.email(), password: z.string().min(16) });
const signInSchema = z.strictObject({ admin: person, staff: person, api_key: z.string(), demo_phone: z.string() });

let database: TestDatabase;
let carrier: TestProcess;
let folder: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  database = await createDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  const [api, port, smtp] = [await freePort(), await freePort(), await freePort()];
  env = {
    PATH: process.env['PATH'],
    KEPT_PORT: String(api),
    KEPT_CARRIER_PORT: String(port),
    KEPT_SMTP_PORT: String(smtp),
    KEPT_SECRET_KEY: Buffer.alloc(32, 9).toString('base64'),
    DATABASE_URL: database.app_url,
  };
  carrier = await startProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, '..', '..', '..', 'carrier', 'dist', 'main.js')],
    env: {
      PATH: env['PATH'],
      CARRIER_PORT: String(port),
      CARRIER_SMTP_PORT: String(smtp),
      CARRIER_DATA: join(folder, 'carrier.db'),
    },
    ready: /carrier listening/,
    ready_within_ms: 20_000,
  });
});

afterAll(async () => {
  await carrier.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});

const seed = async (args: readonly string[] = [], more: NodeJS.ProcessEnv = {}): Promise<unknown> => {
  const script = join(import.meta.dirname, '..', '..', 'dist', 'commands', 'seed-demo.js');
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { env: { ...env, ...more } });
  expect(stdout.trim().split('\n')).toHaveLength(1);
  return JSON.parse(stdout);
};

const rows = async (
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const client = new Client({ connectionString: database.superuser_url });
  await client.connect();
  try {
    return (await client.query(statement, [...values])).rows;
  } finally {
    await client.end();
  }
};

it('makes the clinic once, keeps only hashes, and issues anew when asked', async () => {
  const first = signInSchema.parse(await seed());
  const [admin] = await rows('select password_hash from "user" where email = $1', [first.admin.email]);
  expect(await verify(String(admin?.['password_hash']), first.admin.password)).toBe(true);
  expect(String(admin?.['password_hash'])).toMatch(/^\$argon2id\$/);
  expect(await rows('select mode, time_zone from account')).toEqual([
    { mode: 'sandbox', time_zone: 'America/New_York' },
  ]);

  expect(await seed()).toEqual({ already: true });
  expect(await rows('select 1 from account')).toHaveLength(1);

  const second = signInSchema.parse(await seed(['--reissue']));
  expect([second.api_key === first.api_key, second.admin.password === first.admin.password]).toEqual([false, false]);
  const keys = await rows('select prefix, revoked_at is null as open from api_key order by created_at');
  expect(keys).toEqual([
    { prefix: parseApiKey(first.api_key)?.prefix, open: false },
    { prefix: parseApiKey(second.api_key)?.prefix, open: true },
  ]);
});

it('tells the carrier again where texts go when the installation has moved', async () => {
  const [account] = await rows('select id from account');
  const port = await freePort();
  const server = createServer((_request, reply) =>
    reply.setHeader('content-type', 'text/xml').end('<Response/>'),
  ).listen(port, '127.0.0.1');
  const asked = once(server, 'request');
  await seed([], { KEPT_PUBLIC_URL: `http://127.0.0.1:${port}` });
  await fetch(`http://127.0.0.1:${env['KEPT_CARRIER_PORT']}/phones/%2B12025550123/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: '+12025550100', body: 'hello' }),
  });
  const [request] = await asked;
  expect(request.url).toBe(`/v1/webhooks/twilio/${String(account?.['id'])}/messages`);
  server.close();
});

it('makes nothing when the carrier does not answer', async () => {
  const empty = await createDatabase();
  const failing = seed([], { DATABASE_URL: empty.app_url, KEPT_CARRIER_PORT: String(await freePort()) });
  await expect(failing).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('The demo cannot be made') });
  await empty.drop();
});
