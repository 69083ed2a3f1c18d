import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../eventually.spec-support.ts';
import { problemsWith } from '../rest/published-schema.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, startSandbox, TOKEN, type Sandbox } from '../sandbox.spec-support.ts';
import { startWebhookListener, type Reply } from '../webhook-listener.spec-support.ts';

/** Nobody waits in these tests: what a call waits for by itself is skipped, or over at once where many seconds pass. */
const QUICK = { webhook_limit_ms: 300, call_second_ms: 1 };
const REAL = { webhook_limit_ms: 300, call_second_ms: 1000 };

let sandbox: Sandbox;
let listener: Awaited<ReturnType<typeof startWebhookListener>>;

beforeEach(async () => {
  listener = await startWebhookListener();
  listener.answerAt('/answer', twiml('<Say>Hello Ana</Say>'));
});
afterEach(async () => {
  listener.stop();
  await sandbox.stop();
});

function twiml(verbs: string): Reply {
  return { status: 200, type: 'text/xml', body: `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>` };
}

const MENU =
  '<Gather numDigits="1" timeout="10" finishOnKey="" action="/digit"><Say>Press 1 to confirm</Say></Gather><Redirect>/silence</Redirect>';

const EVERY_EVENT = ['initiated', 'ringing', 'answered', 'completed'];

async function place(rest: object = {}, to = PHONE): Promise<string> {
  const call = await sandbox.twilio().calls.create({
    to,
    from: SENDER,
    url: `${listener.url}/answer`,
    statusCallback: `${listener.url}/status`,
    statusCallbackEvent: EVERY_EVENT,
    ...rest,
  });
  return call.sid;
}

const status = async (sid: string) => (await sandbox.twilio().calls(sid).fetch()).status;
const act = (sid: string, asked: string, key?: string) =>
  sandbox.control('POST', `/calls/${sid}`, { act: asked, ...(key === undefined ? {} : { key }) });
const manner = (given: object) => sandbox.control('PUT', `/accounts/${ACCOUNT}/phones/${PHONE}/manner`, given);

const shownCall = z.looseObject({
  lines: z.array(z.looseObject({ kind: z.string(), text: z.string().optional(), key: z.string().optional() })),
  listens: z.looseObject({ keys: z.string() }).nullable(),
  problems: z.array(z.looseObject({ code: z.number() })),
});
const seen = async (sid: string) => shownCall.parse((await sandbox.control('GET', `/calls/${sid}`)).body);
const heard = async (sid: string) =>
  (await seen(sid)).lines.map(({ kind, text, key }) => `${kind} ${text ?? key ?? ''}`);
const reported = () => listener.heard('/status').map(({ params }) => params['CallStatus']);

async function answered(rest: object = {}): Promise<string> {
  const sid = await place(rest);
  await eventually(() => status(sid)).toBe('ringing');
  await act(sid, 'answer');
  return sid;
}

describe('a call', () => {
  it('rings, is answered, speaks and ends, and says so in signed callbacks, numbered', async () => {
    sandbox = await startSandbox(QUICK);
    await manner({ kind: 'answer', keys: '' });
    const sid = await place();
    await eventually(reported).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
    expect(await heard(sid)).toEqual(['said Hello Ana']);
    const [asked] = listener.heard('/answer');
    expect(asked?.params).toMatchObject({
      CallSid: sid,
      AccountSid: ACCOUNT,
      From: SENDER,
      To: PHONE,
      CallStatus: 'in-progress',
      Direction: 'outbound-api',
    });
    expect(asked?.params).not.toHaveProperty('AnsweredBy');
    for (const [index, one] of listener.heard('/status').entries()) {
      expect(one.params['SequenceNumber']).toBe(String(index));
      expect(twilio.validateRequest(TOKEN, String(one.headers['x-twilio-signature']), one.url, one.params)).toBe(true);
    }
    expect(listener.heard('/status').at(-1)?.params).toMatchObject({ CallDuration: expect.stringMatching(/^\d+$/) });
  });

  it.each([
    ['busy', { kind: 'busy' }],
    ['no-answer', { kind: 'no_answer' }],
    ['no-answer', { kind: 'ring' }],
  ])('to a phone by itself ends as %s: %o', async (end, given) => {
    sandbox = await startSandbox(QUICK);
    await manner(given);
    const sid = await place({ timeout: 5 });
    await eventually(reported).toEqual(['initiated', 'ringing', end]);
    expect(await sandbox.twilio().calls(sid).fetch()).toMatchObject({ status: end, duration: null, price: null });
    expect(listener.heard('/answer')).toEqual([]);
  });

  it.each(['unknown', 'unreachable'])('to a phone that is %s fails', async (kind) => {
    sandbox = await startSandbox(QUICK);
    await sandbox.control('POST', `/phones/${PHONE}`, { kind });
    await place();
    await eventually(reported).toEqual(['initiated', 'failed']);
  });

  it('is declined, or answered and hung up on, as its owner likes, and then is over', async () => {
    sandbox = await startSandbox(REAL);
    const declined = await place();
    await eventually(() => status(declined)).toBe('ringing');
    await act(declined, 'decline');
    expect(await status(declined)).toBe('busy');
    const short = await answered();
    await eventually(() => heard(short)).toEqual(['said Hello Ana']);
    await act(short, 'hang_up');
    expect(await sandbox.twilio().calls(short).fetch()).toMatchObject({
      status: 'completed',
      duration: expect.stringMatching(/^\d+$/),
    });
    expect(await act(short, 'press', '1')).toMatchObject({ status: 409 });
    expect(await act(short, 'answer')).toMatchObject({ status: 409 });
  });

  it('reports by default its end only', async () => {
    sandbox = await startSandbox(QUICK);
    await manner({ kind: 'busy' });
    await place({ statusCallbackEvent: undefined });
    await eventually(reported).toEqual(['busy']);
  });

  it('reports late, twice and backwards when told to', async () => {
    sandbox = await startSandbox(QUICK);
    await manner({ kind: 'busy' });
    await sandbox.control('POST', '/faults', {
      kind: 'callbacks',
      callbacks: { delay_ms: 50, copies: 2, reverse: true },
      times: 1,
    });
    await place();
    await eventually(reported).toEqual(['busy', 'busy', 'ringing', 'ringing', 'initiated', 'initiated']);
  });
});

describe('keys', () => {
  beforeEach(async () => {
    sandbox = await startSandbox(REAL);
    listener.answerAt('/answer', twiml(MENU));
    listener.answerAt('/digit', twiml('<Say>Thank you</Say><Hangup/>'));
    listener.answerAt('/silence', twiml('<Say>Goodbye</Say>'));
  });

  it('pressed while it speaks stop the voice and go to the gather’s address', async () => {
    const sid = await answered();
    await eventually(() => heard(sid)).toEqual(['said Press 1 to confirm']);
    expect((await seen(sid)).listens).toMatchObject({ keys: '', num_digits: 1 });
    await act(sid, 'press', '2');
    await eventually(() => heard(sid)).toEqual(['said Press 1 to confirm', 'pressed 2', 'said Thank you']);
    expect(listener.heard('/digit')[0]?.params).toMatchObject({ Digits: '2', CallSid: sid, msg: 'Gather End' });
    await act(sid, 'skip');
    expect(await status(sid)).toBe('completed');
  });

  it('nobody presses let the document go on after the timeout', async () => {
    const sid = await answered();
    await eventually(() => heard(sid)).toHaveLength(1);
    await act(sid, 'skip');
    await act(sid, 'skip');
    await eventually(() => heard(sid)).toEqual(['said Press 1 to confirm', 'said Goodbye']);
    expect(listener.heard('/digit')).toEqual([]);
  });

  it('end with the finishing key, and those before a timeout count', async () => {
    listener.answerAt('/answer', twiml('<Gather action="/digit"/>'));
    const finished = await answered();
    await eventually(async () => (await seen(finished)).listens).not.toBeNull();
    await act(finished, 'press', '4');
    await act(finished, 'press', '2');
    expect((await seen(finished)).listens).toMatchObject({ keys: '42' });
    await act(finished, 'press', '#');
    await eventually(() => listener.heard('/digit')).toMatchObject([{ params: { Digits: '42', FinishedOnKey: '#' } }]);
    const late = await answered();
    await eventually(async () => (await seen(late)).listens).not.toBeNull();
    await act(late, 'press', '7');
    await act(late, 'skip');
    await eventually(() => listener.heard('/digit').at(1)?.params['Digits']).toBe('7');
  });

  it('are asked for in vain and that is told, where the gather wants to know', async () => {
    listener.answerAt('/answer', twiml('<Gather actionOnEmptyResult="true" action="/digit"/>'));
    const sid = await answered();
    await eventually(async () => (await seen(sid)).listens).not.toBeNull();
    await act(sid, 'skip');
    await eventually(() => listener.heard('/digit')).toMatchObject([{ params: { Digits: '' } }]);
  });

  it('are pressed by a phone that does so by itself, one at each gather', async () => {
    await manner({ kind: 'answer', keys: '21' });
    listener.answerAt('/digit', twiml(MENU), twiml('<Hangup/>'));
    const sid = await place();
    const skipping = async () => {
      await act(sid, 'skip');
      return status(sid);
    };
    await eventually(skipping).toBe('completed');
    expect(listener.heard('/digit').map(({ params }) => params['Digits'])).toEqual(['2', '1']);
  });
});

describe('machine detection', () => {
  it.each([
    ['answer', 'Enable', 'human'],
    ['voicemail', 'Enable', 'machine_start'],
    ['answer', 'DetectMessageEnd', 'human'],
    ['voicemail', 'DetectMessageEnd', 'machine_end_beep'],
  ])('of %s with %s tells %s', async (taken, machineDetection, who) => {
    sandbox = await startSandbox(REAL);
    const sid = await place({ machineDetection });
    await eventually(() => status(sid)).toBe('ringing');
    await act(sid, taken);
    expect(listener.heard('/answer')).toEqual([]);
    await act(sid, 'skip');
    await eventually(() => listener.heard('/answer')).toMatchObject([{ params: { AnsweredBy: who } }]);
    expect((await sandbox.twilio().calls(sid).fetch()).answeredBy).toBe(who);
  });
});

describe('what goes wrong with a document', () => {
  const apology = 'carrier_said We are sorry, an application error has occurred. Goodbye.';

  it.each<[string, Reply, number]>([
    ['an error of the server', { status: 500 }, 11200],
    ['silence', null, 11200],
    ['an unknown verb', { status: 200, type: 'text/xml', body: '<Response><Dance/></Response>' }, 12200],
    ['broken XML', { status: 200, type: 'text/xml', body: '<Response>' }, 12100],
    ['another type', { status: 200, type: 'application/json', body: '{}' }, 12300],
  ])('%s ends the call with an apology, and is noted', async (_what, reply, code) => {
    sandbox = await startSandbox(QUICK);
    await manner({ kind: 'answer', keys: '' });
    listener.answerAt('/answer', reply);
    const sid = await place();
    await eventually(() => status(sid)).toBe('completed');
    expect(await heard(sid)).toEqual([apology]);
    expect((await seen(sid)).problems).toMatchObject([{ code, url: `${listener.url}/answer` }]);
    expect((await sandbox.control('GET', `/accounts/${ACCOUNT}/notifications`)).body).toMatchObject({
      notifications: [{ about_sid: sid, code }],
    });
  });

  it('goes to the fallback first, which hears what was wrong and where', async () => {
    sandbox = await startSandbox(QUICK);
    await manner({ kind: 'answer', keys: '' });
    listener.answerAt('/answer', { status: 503 });
    listener.answerAt('/fallback', twiml('<Say>Please call us</Say>'));
    const sid = await place({ fallbackUrl: `${listener.url}/fallback` });
    await eventually(() => heard(sid)).toEqual(['said Please call us']);
    expect(listener.heard('/fallback')[0]?.params).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: `${listener.url}/answer`,
    });
    listener.answerAt('/fallback', { status: 500 });
    const lost = await place({ fallbackUrl: `${listener.url}/fallback` });
    await eventually(() => heard(lost)).toEqual([apology]);
  });

  it('a clip that cannot be played is noted and left out', async () => {
    sandbox = await startSandbox(QUICK);
    await manner({ kind: 'answer', keys: '' });
    listener.answerAt('/answer', twiml('<Play>/clip.mp3</Play><Say>After it</Say>'));
    listener.answerAt('/clip.mp3', { status: 200, type: 'text/html', body: 'no' });
    const sid = await place();
    await eventually(() => heard(sid)).toEqual(['played ', 'said After it']);
    expect((await seen(sid)).problems).toMatchObject([{ code: 13420 }]);
  });

  it('a clip plays as long as it is', async () => {
    sandbox = await startSandbox(REAL);
    listener.answerAt('/answer', twiml('<Play>/clip.mp3</Play><Say>After it</Say>'));
    listener.answerAt('/clip.mp3', { status: 200, type: 'audio/mpeg', body: 'x' });
    const sid = await answered();
    await eventually(async () => (await act(sid, 'skip')).status).toBe(200);
    await eventually(() => heard(sid)).toEqual(['played ', 'said After it']);
    expect((await seen(sid)).problems).toEqual([]);
  });
});

describe('a forwarded call', () => {
  const OWNER = '+15005550177';

  beforeEach(async () => {
    sandbox = await startSandbox(REAL);
    listener.answerAt('/answer', twiml(`<Dial callerId="${SENDER}" action="/over"><Number>${OWNER}</Number></Dial>`));
    listener.answerAt('/over', twiml('<Say>Goodbye</Say>'));
  });

  const leg = async (parentCallSid: string) => (await sandbox.twilio().calls.list({ parentCallSid }))[0]?.sid ?? '';

  it('rings at the other phone, and goes on when they hung up there', async () => {
    const sid = await answered();
    await eventually(async () => status(await leg(sid))).toBe('ringing');
    const other = await leg(sid);
    await act(other, 'answer');
    expect(await seen(other)).toMatchObject({ from: SENDER, to: OWNER, parent_call_sid: sid, status: 'in-progress' });
    await act(other, 'hang_up');
    await eventually(() => heard(sid)).toEqual(['forwarded ', 'said Goodbye']);
    expect(listener.heard('/over')[0]?.params).toMatchObject({ DialCallStatus: 'completed', DialCallSid: other });
  });

  it.each([
    ['decline', 'busy'],
    ['let_ring_out', 'no-answer'],
  ])('tells when the other phone does %s', async (asked, expected) => {
    const sid = await answered();
    await eventually(async () => status(await leg(sid))).toBe('ringing');
    await act(await leg(sid), asked);
    await eventually(() => listener.heard('/over')).toMatchObject([{ params: { DialCallStatus: expected } }]);
  });

  it('ends at both when the first hangs up', async () => {
    const sid = await answered();
    await eventually(async () => status(await leg(sid))).toBe('ringing');
    await act(sid, 'hang_up');
    expect(await status(await leg(sid))).toBe('canceled');
  });

  it('may not show a number that is not the account’s', async () => {
    listener.answerAt('/answer', twiml(`<Dial callerId="+15005550199" action="/over">${OWNER}</Dial>`));
    const sid = await answered();
    await eventually(() => listener.heard('/over')).toMatchObject([{ params: { DialCallStatus: 'failed' } }]);
    expect((await seen(sid)).problems).toMatchObject([{ code: 13214 }]);
  });
});

describe('the Calls resource', () => {
  it.each([
    [{ to: '' }, 21201],
    [{ to: '+1 23' }, 21211],
    [{ from: '' }, 21213],
    [{ from: 'Clinic' }, 21212],
    [{ from: '+15005550099' }, 21210],
    [{ url: '' }, 21205],
    [{ url: 'nowhere' }, 21205],
    [{ fallbackUrl: 'nowhere' }, 21205],
    [{ method: 'PUT' }, 21209],
    [{ timeout: 0 }, 21208],
    [{ machineDetection: 'Maybe' }, 20001],
    [{ statusCallbackEvent: ['sung'] }, 21626],
  ])('refuses %o with %i', async (wrong, code) => {
    sandbox = await startSandbox(QUICK);
    await expect(place(wrong)).rejects.toMatchObject({ status: 400, code });
    expect(await sandbox.twilio().calls.list()).toEqual([]);
  });

  it('answers as published, before and after', async () => {
    sandbox = await startSandbox(QUICK);
    await manner({ kind: 'answer', keys: '' });
    const ask = async (path: string, form?: Readonly<Record<string, string>>) => {
      const answer = await fetch(`${sandbox.carrier.url}/2010-04-01/Accounts/${ACCOUNT}${path}`, {
        headers: { authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}` },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
      });
      return z.looseObject({ sid: z.string() }).parse(await answer.json());
    };
    const created = await ask('/Calls.json', { To: PHONE, From: SENDER, Url: `${listener.url}/answer` });
    expect(problemsWith('api.v2010.account.call', created)).toEqual([]);
    await eventually(() => status(created.sid)).toBe('completed');
    const over = await ask(`/Calls/${created.sid}.json`);
    expect(problemsWith('api.v2010.account.call', over)).toEqual([]);
    expect(over).toMatchObject({ price: '-0.01400', price_unit: 'USD', to_formatted: '(500) 555-0123' });
  });

  it('lists by who, how it ended and when, newest first, page by page', async () => {
    sandbox = await startSandbox(QUICK);
    await manner({ kind: 'busy' });
    const sids = [await place(), await place(), await place({}, '+15005550124')];
    const calls = sandbox.twilio().calls;
    await eventually(() => status(sids[1] ?? '')).toBe('busy');
    expect((await calls.list({ pageSize: 2 })).map(({ sid }) => sid)).toEqual(sids.toReversed());
    expect(await calls.list({ to: PHONE, status: 'busy' })).toHaveLength(2);
    expect(await calls.list({ startTimeAfter: new Date('2100-01-01') })).toEqual([]);
    expect(await calls.list({ from: '+15005550001' })).toEqual([]);
  });

  it('ends, redirects and deletes calls, and refuses to redirect what is over and to delete what is not', async () => {
    sandbox = await startSandbox(REAL);
    const { calls } = sandbox.twilio();
    const ringing = await place();
    await eventually(() => status(ringing)).toBe('ringing');
    await expect(calls(ringing).update({ url: `${listener.url}/other` })).rejects.toMatchObject({ code: 21220 });
    await expect(calls(ringing).remove()).rejects.toMatchObject({ status: 409, code: 20009 });
    expect((await calls(ringing).update({ status: 'canceled' })).status).toBe('canceled');
    expect(await calls(ringing).remove()).toBe(true);
    await expect(calls(ringing).fetch()).rejects.toMatchObject({ code: 20404 });
    const sid = await answered();
    await eventually(() => heard(sid)).toEqual(['said Hello Ana']);
    expect((await calls(sid).update({ status: 'canceled' })).status).toBe('in-progress');
    listener.answerAt('/other', twiml('<Say>Something else</Say>'));
    await calls(sid).update({ url: `${listener.url}/other` });
    await eventually(() => heard(sid)).toEqual(['said Hello Ana', 'said Something else']);
    await calls(sid).update({ twiml: '<Response><Say>And more</Say></Response>' });
    expect(await heard(sid)).toHaveLength(3);
    expect((await calls(sid).update({ status: 'completed' })).status).toBe('completed');
    await expect(calls(sid).update({ twiml: '<Response/>' })).rejects.toMatchObject({ code: 21220 });
  });

  it('speaks TwiML that comes along', async () => {
    sandbox = await startSandbox(QUICK);
    await manner({ kind: 'answer', keys: '' });
    const { sid } = await sandbox
      .twilio()
      .calls.create({ to: PHONE, from: SENDER, twiml: '<Response><Say>By itself</Say></Response>' });
    await eventually(() => heard(sid)).toEqual(['said By itself']);
  });
});

describe('the phone', () => {
  it('shows its calls, and which it is in', async () => {
    sandbox = await startSandbox(REAL);
    const sid = await answered();
    await eventually(
      async () => (await sandbox.control('GET', `/phones/${PHONE}?account=${ACCOUNT}`)).body,
    ).toMatchObject({
      manner: { kind: 'ring' },
      calls: [{ sid, from: SENDER, status: 'in-progress', lines: [{ kind: 'said', text: 'Hello Ana' }] }],
    });
    expect((await sandbox.control('GET', `/accounts/${ACCOUNT}/phones`)).body).toMatchObject({
      phones: [{ number: PHONE, call: 'in-progress', last: { kind: 'call', direction: 'received' } }],
    });
  });

  it('lets what rings ring out when time jumps, and that is told before it answers', async () => {
    sandbox = await startSandbox(REAL);
    await place();
    const spoken = await answered();
    const answer = await sandbox.control('POST', `/accounts/${ACCOUNT}/let-calls-ring-out`);
    expect(answer.body).toEqual({ ended: 1 });
    expect(reported()).toContain('no-answer');
    expect(await status(spoken)).toBe('in-progress');
  });

  it('does by itself what it was set to, also when a clock that jumps lets calls ring out', async () => {
    sandbox = await startSandbox(REAL);
    await manner({ kind: 'answer', keys: '1' });
    const sid = await place();
    const answer = await sandbox.control('POST', `/accounts/${ACCOUNT}/let-calls-ring-out`);
    expect(answer.body).toEqual({ ended: 0 });
    expect(await status(sid)).toBe('in-progress');
  });

  it('keeps to itself what it does with the calls of each account', async () => {
    sandbox = await startSandbox(QUICK);
    const other = `AC${'0'.repeat(31)}2`;
    await manner({ kind: 'busy' });
    expect((await sandbox.control('GET', `/phones/${PHONE}?account=${other}`)).body).toMatchObject({
      manner: { kind: 'ring' },
    });
  });

  it.each([
    ['PUT', `/accounts/${ACCOUNT}/phones/${PHONE}/manner`, { kind: 'sing' }, 'kind'],
    ['PUT', `/accounts/${ACCOUNT}/phones/${PHONE}/manner`, { kind: 'answer', keys: 'x' }, 'keys'],
    ['POST', '/calls/CA1', { act: 'answer' }, 'sid'],
  ] as const)('names the wrong field for %s %s %o', async (method, path, body, field) => {
    sandbox = await startSandbox(QUICK);
    expect((await sandbox.control(method, path, body)).body).toMatchObject({ problems: [{ field }] });
  });
});
