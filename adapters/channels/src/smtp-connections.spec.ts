import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { sendMail } from './mail-carrier.ts';
import { SmtpConnections } from './smtp-connections.ts';
import { startScriptedSmtp, type SmtpAct, type SmtpScript } from './scripted-smtp.spec-support.ts';

type Server = Awaited<ReturnType<typeof startScriptedSmtp>>;

const CLOSE = { close: true } as const;
const SILENCE = { silence: true } as const;
const accepted = { type: 'accepted' };

let server: Server;
afterEach(() => server.stop());

async function start(script: SmtpScript): Promise<void> {
  server = await startScriptedSmtp(script);
}

async function send(smtp: Partial<Parameters<typeof sendMail>[0]['smtp']> = {}) {
  return sendMail({
    smtp: { host: '127.0.0.1', port: server.port, secure: false, reach: 'anywhere', ...smtp },
    from: 'clinic@clinic.example',
    to: 'ann@client.example',
    subject: 'Tomorrow',
    text: 'See you at nine.',
    message_id: '<one@clinic.example>',
    timeout_ms: 6000,
  });
}

it('sends the next mail over the connection of the last', async () => {
  await start({});
  expect(await send()).toMatchObject(accepted);
  expect(await send()).toMatchObject(accepted);
  expect({ connections: server.connections(), mails: server.mails().length }).toEqual({ connections: 1, mails: 2 });
});

it('shares no connection between logins', async () => {
  await start({ EHLO: '250 AUTH PLAIN', AUTH: '235 welcome' });
  expect(await send({ user: 'one', pass: 'a' })).toMatchObject(accepted);
  expect(await send({ user: 'one', pass: 'changed' })).toMatchObject(accepted);
  expect(await send({ user: 'one', pass: 'a' })).toMatchObject(accepted);
  expect(server.connections()).toBe(2);
});

it.each<[string, SmtpScript]>([
  ['hangs up at the next mail', { MAIL: ['250 ok', CLOSE] }],
  ['ends the session at the next mail', { MAIL: ['250 ok', '421 idle for too long'] }],
  ['says nothing to the next mail', { MAIL: ['250 ok', SILENCE] }],
  ['hangs up before the content', { DATA: ['354 go ahead', CLOSE] }],
])('sends over a fresh connection when the server of a kept one %s', async (_what, script) => {
  await start(script);
  expect(await send()).toMatchObject(accepted);
  expect(await send()).toMatchObject(accepted);
  expect({ connections: server.connections(), mails: server.mails().length }).toEqual({ connections: 2, mails: 2 });
});

it.each<[SmtpAct, object]>([
  [CLOSE, { type: 'unknown' }],
  ['421 going down', { type: 'not_sent', code: 'smtp_421' }],
])('sends no content twice: with %o after it on a kept connection, it ends as %o', async (act, outcome) => {
  await start({ content: ['250 taken', act] });
  expect(await send()).toMatchObject(accepted);
  expect(await send()).toMatchObject(outcome);
  expect({ connections: server.connections(), mails: server.mails().length }).toEqual({ connections: 1, mails: 2 });
});

it('asks once only where the mail itself is refused', async () => {
  await start({ RCPT: ['250 ok', '550 no such person'] });
  expect(await send()).toMatchObject(accepted);
  expect(await send()).toMatchObject({ type: 'failed', code: 'smtp_550' });
  expect(server.connections()).toBe(1);
});

it('gives twenty turns at a server at a time, and the next to who waits longest', async () => {
  await start({});
  const smtp = { host: '127.0.0.1', port: server.port, secure: false, reach: 'anywhere' } as const;
  const connections = new SmtpConnections();
  const [first, second] = await Promise.all(Array.from({ length: 20 }, () => connections.turn(smtp, 0)));
  expect(await connections.turn(smtp, 0)).toBeNull();
  const waiting = [connections.turn(smtp, 6000), connections.turn(smtp, 6000)];
  first?.giveBack(null);
  const next = await waiting[0];
  expect(next).toMatchObject({ kept: null });
  expect(await connections.turn({ ...smtp, user: 'another', pass: 'p' }, 0)).not.toBeNull();
  second?.giveBack(null);
  expect(await waiting[1]).toMatchObject({ kept: null });
});

it('sends all there is over no more than twenty connections', async () => {
  await start({});
  const outcomes = await Promise.all(Array.from({ length: 60 }, () => send()));
  expect(outcomes.every(({ type }) => type === 'accepted')).toBe(true);
  expect(server.mails()).toHaveLength(60);
  expect(server.connections()).toBeLessThanOrEqual(20);
});

it('asks no more than fifty mails of one connection', async () => {
  await start({});
  for (let mail = 1; mail <= 51; mail += 1) expect(await send()).toMatchObject(accepted);
  expect(server.connections()).toBe(2);
});

it('keeps no process alive for an idle connection', async () => {
  await start({});
  const carrier = new URL('mail-carrier.ts', import.meta.url).href;
  const script = `
    import { sendMail } from ${JSON.stringify(carrier)};
    const { type } = await sendMail({
      smtp: { host: '127.0.0.1', port: ${server.port}, secure: false, reach: 'anywhere' }, from: 'a@clinic.example', to: 'b@client.example',
      subject: 'Tomorrow', text: 'Nine.', message_id: '<one@clinic.example>', timeout_ms: 5000 });
    const alive = process.getActiveResourcesInfo().filter((each) => each === 'TCPSocketWrap' || each === 'Timeout');
    process.stdout.write(JSON.stringify({ type, alive }));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await once(child, 'close');
  expect(JSON.parse(said)).toEqual({ type: 'accepted', alive: [] });
});
