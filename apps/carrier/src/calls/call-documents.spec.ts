import { beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../eventually.spec-support.ts';
import { ACCOUNT } from '../sandbox.spec-support.ts';
import type { Reply } from '../webhook-listener.spec-support.ts';
import { callStage, MENU, QUICK, REAL, twiml } from './call-stage.spec-support.ts';

const stage = callStage();
const { act, answered, heard, manner, place, seen, start, status } = stage;

describe('keys', () => {
  beforeEach(async () => {
    await start(REAL);
    stage.listener.answerAt('/answer', twiml(MENU));
    stage.listener.answerAt('/digit', twiml('<Say>Thank you</Say><Hangup/>'));
    stage.listener.answerAt('/silence', twiml('<Say>Goodbye</Say>'));
  });

  it('pressed while it speaks stop the voice and go to the gather’s address', async () => {
    const sid = await answered();
    await eventually(() => heard(sid)).toEqual(['said Press 1 to confirm']);
    expect((await seen(sid)).listens).toMatchObject({ keys: '', num_digits: 1 });
    await act(sid, 'press', '2');
    await eventually(() => heard(sid)).toEqual(['said Press 1 to confirm', 'pressed 2', 'said Thank you']);
    expect(stage.listener.heard('/digit')[0]?.params).toMatchObject({ Digits: '2', CallSid: sid, msg: 'Gather End' });
    await act(sid, 'skip');
    expect(await status(sid)).toBe('completed');
  });

  it('nobody presses let the document go on after the timeout', async () => {
    const sid = await answered();
    await eventually(() => heard(sid)).toHaveLength(1);
    await act(sid, 'skip');
    await act(sid, 'skip');
    await eventually(() => heard(sid)).toEqual(['said Press 1 to confirm', 'said Goodbye']);
    expect(stage.listener.heard('/digit')).toEqual([]);
  });

  it('end with the finishing key, and those before a timeout count', async () => {
    stage.listener.answerAt('/answer', twiml('<Gather action="/digit"/>'));
    const finished = await answered();
    await eventually(async () => (await seen(finished)).listens).not.toBeNull();
    await act(finished, 'press', '4');
    await act(finished, 'press', '2');
    expect((await seen(finished)).listens).toMatchObject({ keys: '42' });
    await act(finished, 'press', '#');
    await eventually(() => stage.listener.heard('/digit')).toMatchObject([
      { params: { Digits: '42', FinishedOnKey: '#' } },
    ]);
    const late = await answered();
    await eventually(async () => (await seen(late)).listens).not.toBeNull();
    await act(late, 'press', '7');
    await act(late, 'skip');
    await eventually(() => stage.listener.heard('/digit').at(1)?.params['Digits']).toBe('7');
  });

  it('are asked for in vain and that is told, where the gather wants to know', async () => {
    stage.listener.answerAt('/answer', twiml('<Gather actionOnEmptyResult="true" action="/digit"/>'));
    const sid = await answered();
    await eventually(async () => (await seen(sid)).listens).not.toBeNull();
    await act(sid, 'skip');
    await eventually(() => stage.listener.heard('/digit')).toMatchObject([{ params: { Digits: '' } }]);
  });

  it('are pressed by a phone that does so by itself, one at each gather', async () => {
    await manner({ kind: 'answer', keys: '21' });
    stage.listener.answerAt('/digit', twiml(MENU), twiml('<Hangup/>'));
    const sid = await place();
    const skipping = async () => {
      await act(sid, 'skip');
      return status(sid);
    };
    await eventually(skipping).toBe('completed');
    expect(stage.listener.heard('/digit').map(({ params }) => params['Digits'])).toEqual(['2', '1']);
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
    await start(QUICK);
    await manner({ kind: 'answer', keys: '' });
    stage.listener.answerAt('/answer', reply);
    const sid = await place();
    await eventually(() => status(sid)).toBe('completed');
    expect(await heard(sid)).toEqual([apology]);
    expect((await seen(sid)).problems).toMatchObject([{ code, url: `${stage.listener.url}/answer` }]);
    expect((await stage.sandbox.control('GET', `/accounts/${ACCOUNT}/notifications`)).body).toMatchObject({
      notifications: [{ about_sid: sid, code }],
    });
  });

  it('goes to the fallback first, which hears what was wrong and where', async () => {
    await start(QUICK);
    await manner({ kind: 'answer', keys: '' });
    stage.listener.answerAt('/answer', { status: 503 });
    stage.listener.answerAt('/fallback', twiml('<Say>Please call us</Say>'));
    const sid = await place({ fallbackUrl: `${stage.listener.url}/fallback` });
    await eventually(() => heard(sid)).toEqual(['said Please call us']);
    expect(stage.listener.heard('/fallback')[0]?.params).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: `${stage.listener.url}/answer`,
    });
    stage.listener.answerAt('/fallback', { status: 500 });
    const lost = await place({ fallbackUrl: `${stage.listener.url}/fallback` });
    await eventually(() => heard(lost)).toEqual([apology]);
  });

  it('a clip that cannot be played is noted and left out', async () => {
    await start(QUICK);
    await manner({ kind: 'answer', keys: '' });
    stage.listener.answerAt('/answer', twiml('<Play>/clip.mp3</Play><Say>After it</Say>'));
    stage.listener.answerAt('/clip.mp3', { status: 200, type: 'text/html', body: 'no' });
    const sid = await place();
    await eventually(() => heard(sid)).toEqual(['played ', 'said After it']);
    expect((await seen(sid)).problems).toMatchObject([{ code: 13420 }]);
  });

  it('a clip plays as long as it is', async () => {
    await start(REAL);
    stage.listener.answerAt('/answer', twiml('<Play>/clip.mp3</Play><Say>After it</Say>'));
    stage.listener.answerAt('/clip.mp3', { status: 200, type: 'audio/mpeg', body: 'x' });
    const sid = await answered();
    await eventually(async () => (await act(sid, 'skip')).status).toBe(200);
    await eventually(() => heard(sid)).toEqual(['played ', 'said After it']);
    expect((await seen(sid)).problems).toEqual([]);
  });
});
