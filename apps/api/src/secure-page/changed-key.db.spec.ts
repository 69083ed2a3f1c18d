import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import twilio from 'twilio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientToken } from '@kept/channels/client-token';
import { installationKey } from '@kept/persistence/installation-key';
import { createHotPool } from '@kept/persistence/pool';
import { rotateKeys } from '@kept/sequences/secure/rotate-keys';
import { startProcess } from '../../../../test/harness/process.ts';
import { freePort } from '../free-port.spec-support.ts';
import { TEST_SECRET } from '../running-api.spec-support.ts';
import { openSecureDesk, type SecureDesk } from './secure-desk.spec-support.ts';

const FRESH = randomBytes(32);

let secure: SecureDesk;

beforeAll(async () => {
  secure = await openSecureDesk();
});

afterAll(() => secure.desk.stop());

/** The same API, as it is after a restart with other keys. */
async function withKeys<T>(keys: NodeJS.ProcessEnv, work: (url: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const api = await startProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, '..', '..', 'dist', 'main.js')],
    env: { ...secure.desk.api.env, KEPT_PORT: String(port), ...keys },
    ready: /api listening/,
    ready_within_ms: 30_000,
  });
  return await work(`http://127.0.0.1:${port}`).finally(() => api.stop());
}

/** What a link shows to who enters the PIN; the status where it does not open. */
async function shown(url: string, path: string): Promise<string | number> {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const entered = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: form,
    body: 'pin=271828',
    redirect: 'manual',
  });
  const [cookie = ''] = (entered.headers.get('set-cookie') ?? '').split(';');
  return entered.status === 303 ? await (await fetch(`${url}${path}`, { headers: { cookie } })).text() : entered.status;
}

/** Whether the carrier's signature is taken, which our copy of its credentials proves. */
async function carrierIsHeard(url: string): Promise<boolean> {
  const { api } = secure.desk;
  const { account_id, carrier } = api.ours;
  const path = `/v1/webhooks/twilio/${account_id}/ping`;
  const form = { AccountSid: carrier.account_sid };
  const signature = twilio.getExpectedTwilioSignature(carrier.auth_token, `${api.public_url}${path}`, form);
  const headers = { 'x-twilio-signature': signature };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: new URLSearchParams(form) });
  return answer.ok;
}

it('links, words and credentials of the key before are taken beside the new one; sealed anew, the words and credentials without it', async () => {
  const it_was = await secure.sent();
  const { account_id } = secure.desk.api.ours;
  const [link] = await secure.desk.api.rows('select id from secure_link where message_id = $1', [it_was.message_id]);
  const anew = `/s/${clientToken({ account_id, id: String(link?.['id']), purpose: 'secure link', secret: FRESH })}`;
  const both = { KEPT_SECRET_KEY: FRESH.toString('base64'), KEPT_PREVIOUS_SECRET_KEY: TEST_SECRET.toString('base64') };
  const alone = { KEPT_SECRET_KEY: FRESH.toString('base64') };

  await withKeys(alone, async (url) => {
    expect([await shown(url, it_was.path), await carrierIsHeard(url)]).toEqual([404, false]);
  });
  await withKeys(both, async (url) => {
    for (const path of [it_was.path, anew]) expect(await shown(url, path)).toContain('Reply 1');
    expect(await carrierIsHeard(url)).toBe(true);
  });

  const pool = createHotPool({ app_url: secure.desk.api.env['DATABASE_URL'] ?? '', max: 2 });
  const key = installationKey({ secret_key: FRESH, previous_secret_key: TEST_SECRET });
  const rotated = await rotateKeys({ pool, key }).finally(() => pool.end());
  expect(rotated).toMatchObject({ accounts: 2, data_keys: 1, channels: 4, unreadable: 0 });

  await withKeys(alone, async (url) => {
    expect(await shown(url, anew)).toContain('Reply 1');
    expect(await shown(url, it_was.path)).toBe(404);
    expect(await carrierIsHeard(url)).toBe(true);
  });
});
