import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../eventually.spec-support.ts';
import { problemsWith } from '../rest/published-schema.spec-support.ts';
import { ACCOUNT, PHONE, SENDER, TOKEN } from '../sandbox.spec-support.ts';
import { callStage, QUICK, REAL, twiml } from './call-stage.spec-support.ts';

const stage = callStage();
const { answered, heard, manner, place, start, status } = stage;

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
    await start(QUICK);
    await expect(place(wrong)).rejects.toMatchObject({ status: 400, code });
    expect(await stage.sandbox.twilio().calls.list()).toEqual([]);
  });

  it('answers as published, before and after', async () => {
    await start(QUICK);
    await manner({ kind: 'answer', keys: '' });
    const ask = async (path: string, form?: Readonly<Record<string, string>>) => {
      const answer = await fetch(`${stage.sandbox.carrier.url}/2010-04-01/Accounts/${ACCOUNT}${path}`, {
        headers: { authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}` },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
      });
      return z.looseObject({ sid: z.string() }).parse(await answer.json());
    };
    const created = await ask('/Calls.json', { To: PHONE, From: SENDER, Url: `${stage.listener.url}/answer` });
    expect(problemsWith('api.v2010.account.call', created)).toEqual([]);
    await eventually(() => status(created.sid)).toBe('completed');
    const over = await ask(`/Calls/${created.sid}.json`);
    expect(problemsWith('api.v2010.account.call', over)).toEqual([]);
    expect(over).toMatchObject({ price: '-0.01400', price_unit: 'USD', to_formatted: '(500) 555-0123' });
  });

  it('lists by who, how it ended and when, newest first, page by page', async () => {
    await start(QUICK);
    await manner({ kind: 'busy' });
    const sids = [await place(), await place(), await place({}, '+15005550124')];
    const calls = stage.sandbox.twilio().calls;
    await eventually(() => status(sids[1] ?? '')).toBe('busy');
    expect((await calls.list({ pageSize: 2 })).map(({ sid }) => sid)).toEqual(sids.toReversed());
    expect(await calls.list({ to: PHONE, status: 'busy' })).toHaveLength(2);
    expect(await calls.list({ startTimeAfter: new Date('2100-01-01') })).toEqual([]);
    expect(await calls.list({ from: '+15005550001' })).toEqual([]);
  });

  it('ends, redirects and deletes calls, and refuses to redirect what is over and to delete what is not', async () => {
    await start(REAL);
    const { calls } = stage.sandbox.twilio();
    const ringing = await place();
    await eventually(() => status(ringing)).toBe('ringing');
    await expect(calls(ringing).update({ url: `${stage.listener.url}/other` })).rejects.toMatchObject({ code: 21220 });
    await expect(calls(ringing).remove()).rejects.toMatchObject({ status: 409, code: 20009 });
    expect((await calls(ringing).update({ status: 'canceled' })).status).toBe('canceled');
    expect(await calls(ringing).remove()).toBe(true);
    await expect(calls(ringing).fetch()).rejects.toMatchObject({ code: 20404 });
    const sid = await answered();
    await eventually(() => heard(sid)).toEqual(['said Hello Ana']);
    expect((await calls(sid).update({ status: 'canceled' })).status).toBe('in-progress');
    stage.listener.answerAt('/other', twiml('<Say>Something else</Say>'));
    await calls(sid).update({ url: `${stage.listener.url}/other` });
    await eventually(() => heard(sid)).toEqual(['said Hello Ana', 'said Something else']);
    await calls(sid).update({ twiml: '<Response><Say>And more</Say></Response>' });
    expect(await heard(sid)).toHaveLength(3);
    expect((await calls(sid).update({ status: 'completed' })).status).toBe('completed');
    await expect(calls(sid).update({ twiml: '<Response/>' })).rejects.toMatchObject({ code: 21220 });
  });

  it('speaks TwiML that comes along', async () => {
    await start(QUICK);
    await manner({ kind: 'answer', keys: '' });
    const { sid } = await stage.sandbox
      .twilio()
      .calls.create({ to: PHONE, from: SENDER, twiml: '<Response><Say>By itself</Say></Response>' });
    await eventually(() => heard(sid)).toEqual(['said By itself']);
  });
});
