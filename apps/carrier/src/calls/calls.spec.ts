import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { eventually } from '../eventually.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, TOKEN } from '../sandbox.spec-support.ts';
import { callStage, QUICK, REAL } from './call-stage.spec-support.ts';

const stage = callStage();
const { act, answered, heard, manner, place, reported, start, status } = stage;

describe('a call', () => {
  it('rings, is answered, speaks and ends, and says so in signed callbacks, numbered', async () => {
    await start(QUICK);
    await manner({ kind: 'answer', keys: '' });
    const sid = await place();
    await eventually(reported).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
    expect(await heard(sid)).toEqual(['said Hello Ana']);
    const [asked] = stage.listener.heard('/answer');
    expect(asked?.params).toMatchObject({
      CallSid: sid,
      AccountSid: ACCOUNT,
      From: SENDER,
      To: PHONE,
      CallStatus: 'in-progress',
      Direction: 'outbound-api',
    });
    expect(asked?.params).not.toHaveProperty('AnsweredBy');
    for (const [index, one] of stage.listener.heard('/status').entries()) {
      expect(one.params['SequenceNumber']).toBe(String(index));
      expect(twilio.validateRequest(TOKEN, String(one.headers['x-twilio-signature']), one.url, one.params)).toBe(true);
    }
    expect(stage.listener.heard('/status').at(-1)?.params).toMatchObject({
      CallDuration: expect.stringMatching(/^\d+$/),
    });
  });

  it.each([
    ['busy', { kind: 'busy' }],
    ['no-answer', { kind: 'no_answer' }],
    ['no-answer', { kind: 'ring' }],
  ])('to a phone by itself ends as %s: %o', async (end, given) => {
    await start(QUICK);
    await manner(given);
    const sid = await place({ timeout: 5 });
    await eventually(reported).toEqual(['initiated', 'ringing', end]);
    expect(await stage.sandbox.twilio().calls(sid).fetch()).toMatchObject({ status: end, duration: null, price: null });
    expect(stage.listener.heard('/answer')).toEqual([]);
  });

  it.each(['unknown', 'unreachable'])('to a phone that is %s fails', async (kind) => {
    await start(QUICK);
    await stage.sandbox.control('POST', `/phones/${PHONE}`, { kind });
    await place();
    await eventually(reported).toEqual(['initiated', 'failed']);
  });

  it('is declined, or answered and hung up on, as its owner likes, and then is over', async () => {
    await start(REAL);
    const declined = await place();
    await eventually(() => status(declined)).toBe('ringing');
    await act(declined, 'decline');
    expect(await status(declined)).toBe('busy');
    const short = await answered();
    await eventually(() => heard(short)).toEqual(['said Hello Ana']);
    await act(short, 'hang_up');
    expect(await stage.sandbox.twilio().calls(short).fetch()).toMatchObject({
      status: 'completed',
      duration: expect.stringMatching(/^\d+$/),
    });
    expect(await act(short, 'press', '1')).toMatchObject({ status: 409 });
    expect(await act(short, 'answer')).toMatchObject({ status: 409 });
  });

  it('reports by default its end only', async () => {
    await start(QUICK);
    await manner({ kind: 'busy' });
    await place({ statusCallbackEvent: undefined });
    await eventually(reported).toEqual(['busy']);
  });

  it('reports late, twice and backwards when told to', async () => {
    await start(QUICK);
    await manner({ kind: 'busy' });
    await stage.sandbox.control('POST', '/faults', {
      kind: 'callbacks',
      callbacks: { delay_ms: 50, copies: 2, reverse: true },
      times: 1,
    });
    await place();
    await eventually(reported).toEqual(['busy', 'busy', 'ringing', 'ringing', 'initiated', 'initiated']);
  });
});

describe('machine detection', () => {
  it.each([
    ['answer', 'Enable', 'human'],
    ['voicemail', 'Enable', 'machine_start'],
    ['answer', 'DetectMessageEnd', 'human'],
    ['voicemail', 'DetectMessageEnd', 'machine_end_beep'],
  ])('of %s with %s tells %s', async (taken, machineDetection, who) => {
    await start(REAL);
    const sid = await place({ machineDetection });
    await eventually(() => status(sid)).toBe('ringing');
    await act(sid, taken);
    expect(stage.listener.heard('/answer')).toEqual([]);
    await act(sid, 'skip');
    await eventually(() => stage.listener.heard('/answer')).toMatchObject([{ params: { AnsweredBy: who } }]);
    expect((await stage.sandbox.twilio().calls(sid).fetch()).answeredBy).toBe(who);
  });
});

describe('the phone', () => {
  it('shows its calls, and which it is in', async () => {
    await start(REAL);
    const sid = await answered();
    await eventually(
      async () => (await stage.sandbox.control('GET', `/phones/${PHONE}?account=${ACCOUNT}`)).body,
    ).toMatchObject({
      manner: { kind: 'ring' },
      calls: [{ sid, from: SENDER, status: 'in-progress', lines: [{ kind: 'said', text: 'Hello Ana' }] }],
    });
    expect((await stage.sandbox.control('GET', `/accounts/${ACCOUNT}/phones`)).body).toMatchObject({
      phones: [{ number: PHONE, call: 'in-progress', last: { kind: 'call', direction: 'received' } }],
    });
  });

  it('lets what rings ring out when time jumps, and that is told before it answers', async () => {
    await start(REAL);
    await place();
    const spoken = await answered();
    const answer = await stage.sandbox.control('POST', `/accounts/${ACCOUNT}/let-calls-ring-out`);
    expect(answer.body).toEqual({ ended: 1 });
    expect(reported()).toContain('no-answer');
    expect(await status(spoken)).toBe('in-progress');
  });

  it('does by itself what it was set to, also when a clock that jumps lets calls ring out', async () => {
    await start(REAL);
    await manner({ kind: 'answer', keys: '1' });
    const sid = await place();
    const answer = await stage.sandbox.control('POST', `/accounts/${ACCOUNT}/let-calls-ring-out`);
    expect(answer.body).toEqual({ ended: 0 });
    expect(await status(sid)).toBe('in-progress');
  });

  it('keeps to itself what it does with the calls of each account', async () => {
    await start(QUICK);
    const other = `AC${'0'.repeat(31)}2`;
    await manner({ kind: 'busy' });
    expect((await stage.sandbox.control('GET', `/phones/${PHONE}?account=${other}`)).body).toMatchObject({
      manner: { kind: 'ring' },
    });
  });

  it.each([
    ['PUT', `/accounts/${ACCOUNT}/phones/${PHONE}/manner`, { kind: 'sing' }, 'kind'],
    ['PUT', `/accounts/${ACCOUNT}/phones/${PHONE}/manner`, { kind: 'answer', keys: 'x' }, 'keys'],
    ['POST', '/calls/CA1', { act: 'answer' }, 'sid'],
  ] as const)('names the wrong field for %s %s %o', async (method, path, body, field) => {
    await start(QUICK);
    expect((await stage.sandbox.control(method, path, body)).body).toMatchObject({ problems: [{ field }] });
  });
});
