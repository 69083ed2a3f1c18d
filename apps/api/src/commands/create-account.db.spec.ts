import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox } from '../sandbox-carrier/running-sandbox.spec-support.ts';
import { signIn } from '../session/browser.spec-support.ts';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.stop());

const run = (...args: readonly string[]) =>
  promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '..', '..', 'dist', 'commands', 'create-account.js'), ...args],
    { env: { ...sandbox.api.env, KEPT_LOG_LEVEL: 'silent' } },
  );

const accounts = async () => (await sandbox.api.rows('select 1 from account')).length;

/** Makes an account, follows the link as its administrator and signs in. */
async function made(...args: readonly string[]) {
  const { stdout } = await run('--name', 'Hill Street', '--zone', 'Europe/Berlin', ...args);
  const [page, token] = stdout.trim().split('#');
  expect(page).toBe(`${sandbox.api.public_url}/invitation`);
  const json = { token, password: 'three wet otters' };
  const accepted = await sandbox.api.call('/screens/invitation/accept', { method: 'POST', key: null, json });
  expect([accepted.status, accepted.body]).toMatchObject([200, { user: { role: 'admin' } }]);
}

it('makes a live account, whose administrator chooses a password and finds a calendar and no channel', async () => {
  await made('--admin', 'Ada@Hill.example', '--person', 'Ada Hill', '--country', 'DE', '--locale', 'de-DE');
  const ada = await signIn(sandbox.api, { email: 'ada@hill.example', password: 'three wet otters' });
  expect((await ada.call('/screens/session')).body).toMatchObject({
    user: { name: 'Ada Hill' },
    account: { name: 'Hill Street', mode: 'live', time_zone: 'Europe/Berlin' },
  });
  expect((await ada.call('/screens/channels')).body).toEqual({ channels: [] });
  // a live account's mail server is on the internet
  for (const host of ['localhost', '10.0.0.1', '169.254.169.254', '2130706433']) {
    const dkim = { dkim_domain: null, dkim_selector: null, dkim_private_key: null };
    const json = { host, port: 587, secure: false, user: null, pass: null, reply_domain: null, ...dkim };
    expect(await ada.call('/screens/channels/smtp', { method: 'PUT', json })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/host', code: 'private_host' }] },
    });
  }
  expect((await ada.call('/screens/calendar_details')).body).toMatchObject({ calendars: [{ name: 'Hill Street' }] });
});

it('makes a sandbox account that sends through the sandbox', async () => {
  await made('--admin', 'bo@hill.example', '--mode', 'sandbox');
  const bo = await signIn(sandbox.api, { email: 'bo@hill.example', password: 'three wet otters' });
  expect((await bo.call('/screens/channels')).body).toMatchObject({
    channels: [
      { provider: 'twilio', sandbox: true, senders: [{ address: expect.stringMatching(/^\+1\d{3}55501\d\d$/) }] },
      { provider: 'smtp', sandbox: true },
    ],
  });
});

it.each([
  [[], '--name is empty'],
  [['--name', 'Hill', '--zone', 'Mars/Olympus', '--admin', 'c@hill.example'], '--zone is no time zone'],
  [['--name', 'Hill', '--zone', 'Europe/Berlin', '--admin', 'c@'], '--admin is no email address'],
  [['--name', 'Hill', '--zone', 'Europe/Berlin', '--admin', 'c@hill.example', '--mode', 'x'], '--mode is neither'],
  [['--colour', 'red'], 'colour'],
])('makes none of %j and says why', async (args, words) => {
  const before = await accounts();
  await expect(run(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
  expect(await accounts()).toBe(before);
});

it('makes none for somebody who signs in already', async () => {
  const { email } = sandbox.api.ours.admin;
  const asked = run('--name', 'Hill', '--zone', 'Europe/Berlin', '--admin', email);
  await expect(asked).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('signs in to Kept already') });
});
