import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCarrierProcess, type CarrierProcess } from './carrier-process.spec-support.ts';
import { checkMailServer } from './check-mail-server.ts';
import { sendMail } from './mail-carrier.ts';
import { startScriptedSmtp, type SmtpAct, type SmtpMoment } from './scripted-smtp.spec-support.ts';

const MESSAGE_ID = '<one@clinic.example>';
const CLOSE = { close: true } as const;
const SILENCE = { silence: true } as const;

let carrier: CarrierProcess;

beforeAll(async () => {
  carrier = await startCarrierProcess();
});
afterEach(() => carrier.control('DELETE', '/faults'));
afterAll(() => carrier.stop());

function send(change: Partial<Parameters<typeof sendMail>[0]> = {}) {
  return sendMail({
    smtp: { host: '127.0.0.1', port: carrier.smtp_port, secure: false, reach: 'anywhere' },
    from: 'Clinic <clinic@clinic.example>',
    to: 'staff@clinic.example',
    subject: 'Confirmed',
    text: 'Ann confirmed.',
    message_id: MESSAGE_ID,
    timeout_ms: 2000,
    ...change,
  });
}

const accepted = { type: 'accepted', provider_id: MESSAGE_ID, segments: null };

describe('sending a mail', () => {
  it('is accepted under its own Message-ID and arrives with both parts', async () => {
    const to = 'parts@clinic.example';
    const mail = { to, subject: 'Bestätigt ✓', text: 'Ann kommt.\n.\nGruß', html: '<p>Ann kommt.</p>' };
    expect(await send({ ...mail, headers: { 'In-Reply-To': '<zero@clinic.example>' } })).toEqual(accepted);
    expect(await carrier.control('GET', `/mailboxes/${to}`)).toEqual({
      messages: [
        {
          id: expect.any(Number),
          message_id: MESSAGE_ID,
          direction: 'received',
          from: 'Clinic <clinic@clinic.example>',
          to,
          subject: 'Bestätigt ✓',
          has_one_click: false,
          text: 'Ann kommt.\n.\nGruß\n',
          html: '<p>Ann kommt.</p>\n',
          at: expect.any(String),
        },
      ],
    });
  });

  it('signs in where a user is set', async () => {
    expect(
      await send({
        smtp: { host: '127.0.0.1', port: carrier.smtp_port, secure: false, reach: 'anywhere', user: 'u', pass: 'p' },
      }),
    ).toEqual(accepted);
  });

  it.each([
    [{ kind: 'rate_limit' }, { type: 'not_sent', code: 'smtp_450' }, 0],
    [{ kind: 'error_code', code: 421 }, { type: 'not_sent', code: 'smtp_421' }, 0],
    [{ kind: 'error_500' }, { type: 'failed', code: 'smtp_554' }, 0],
    [{ kind: 'error_code', code: 552 }, { type: 'failed', code: 'smtp_552' }, 0],
    [{ kind: 'reset_before_accept' }, { type: 'unknown' }, 0],
    [{ kind: 'reset_after_accept' }, { type: 'unknown' }, 1],
    [{ kind: 'hang_before_accept' }, { type: 'unknown' }, 0],
    [{ kind: 'hang_after_accept' }, { type: 'unknown' }, 1],
    [{ kind: 'latency', ms: 100 }, accepted, 1],
  ])('with %o at the server, it ends as %o', async (fault, expected, arrivals) => {
    const to = `${Object.values(fault).join('-')}@clinic.example`;
    await carrier.control('POST', '/faults', { ...fault, match: { path: 'smtp', to } });
    expect(await send({ to, timeout_ms: 500 })).toMatchObject(expected);
    expect(await carrier.control('GET', `/mailboxes/${to}`)).toHaveProperty('messages.length', arrivals);
  });

  it.each<[Partial<Record<SmtpMoment, SmtpAct>>, object]>([
    [{ greeting: CLOSE }, { type: 'not_sent', code: 'smtp_unreachable' }],
    [{ greeting: SILENCE }, { type: 'not_sent', code: 'smtp_unreachable' }],
    [{ greeting: '421 too busy' }, { type: 'not_sent', code: 'smtp_421' }],
    [{ greeting: '554 go away' }, { type: 'failed', code: 'smtp_554' }],
    [{ MAIL: CLOSE }, { type: 'not_sent', code: 'smtp_unreachable' }],
    [{ MAIL: '530 sign in first' }, { type: 'failed', code: 'smtp_530' }],
    [{ RCPT: '450 greylisted' }, { type: 'not_sent', code: 'smtp_450' }],
    [{ RCPT: '550 no such person' }, { type: 'failed', code: 'smtp_550' }],
    [{ RCPT: '550 5.1.1 no such person' }, { type: 'failed', code: 'smtp_5.1.1' }],
    [{ RCPT: '550 5.7.1 no such trust' }, { type: 'failed', code: 'smtp_550' }],
    [{ RCPT: SILENCE }, { type: 'not_sent', code: 'smtp_unreachable' }],
    [{ DATA: CLOSE }, { type: 'not_sent', code: 'smtp_unreachable' }],
    [{ DATA: '451 not now' }, { type: 'not_sent', code: 'smtp_451' }],
    [{ content: CLOSE }, { type: 'unknown' }],
    [{ content: SILENCE }, { type: 'unknown' }],
    [{ content: '451 not now' }, { type: 'not_sent', code: 'smtp_451' }],
    [{ content: '554 looks like spam' }, { type: 'failed', code: 'smtp_554' }],
    [{}, accepted],
  ])('with a server that does %o, it ends as %o', async (script, expected) => {
    const server = await startScriptedSmtp(script);
    const outcome = await send({
      smtp: { host: '127.0.0.1', port: server.port, secure: false, reach: 'anywhere' },
      timeout_ms: 400,
    });
    server.stop();
    expect(outcome).toMatchObject(expected);
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])(
    'fails where the server must be of the internet and its name leads to %s now, which hears nothing of it',
    async (host) => {
      const server = await startScriptedSmtp({});
      const smtp = { host, port: server.port, secure: false, reach: 'internet' } as const;
      expect(await send({ smtp })).toMatchObject({ type: 'failed', code: 'channel_misconfigured' });
      const checked = await checkMailServer({ smtp, timeout_ms: 2_000 });
      server.stop();
      expect(checked).toMatchObject({ type: 'refused', code: 'channel_misconfigured' });
      expect(server.connections()).toBe(0);
    },
  );

  it('is surely not sent when nobody listens, and when the host has no address', async () => {
    const gone = await startScriptedSmtp({});
    gone.stop();
    const expected = { type: 'not_sent', code: 'smtp_unreachable' };
    expect(
      await send({ smtp: { host: '127.0.0.1', port: gone.port, secure: false, reach: 'anywhere' } }),
    ).toMatchObject(expected);
    expect(
      await send({ smtp: { host: 'no-such-host.invalid', port: 25, secure: false, reach: 'anywhere' } }),
    ).toMatchObject(expected);
  });

  it('is refused before anything is asked when the address is none', async () => {
    expect(await send({ to: 'nobody at all' })).toMatchObject({ type: 'failed', code: 'smtp_address' });
    expect(await send({ from: '' })).toMatchObject({ type: 'failed', code: 'smtp_address' });
  });

  it('does not let a subject add headers or recipients', async () => {
    const to = 'victim@clinic.example';
    await send({ to, subject: 'Hello\r\nBcc: thief@evil.example\r\n\r\nbody' });
    expect(await carrier.control('GET', '/mailboxes/thief@evil.example')).toEqual({ messages: [] });
    expect(await carrier.control('GET', `/mailboxes/${to}`)).toMatchObject({
      messages: [{ text: 'Ann confirmed.\n' }],
    });
  });
});
