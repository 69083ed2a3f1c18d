import { beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../eventually.spec-support.ts';
import { SENDER } from '../sandbox.spec-support.ts';
import { callStage, REAL, twiml } from './call-stage.spec-support.ts';

const stage = callStage();
const { act, answered, heard, seen, start, status } = stage;

describe('a forwarded call', () => {
  const OWNER = '+15005550177';

  beforeEach(async () => {
    await start(REAL);
    stage.listener.answerAt(
      '/answer',
      twiml(`<Dial callerId="${SENDER}" action="/over"><Number>${OWNER}</Number></Dial>`),
    );
    stage.listener.answerAt('/over', twiml('<Say>Goodbye</Say>'));
  });

  const leg = async (parentCallSid: string) =>
    (await stage.sandbox.twilio().calls.list({ parentCallSid }))[0]?.sid ?? '';

  it('rings at the other phone, and goes on when they hung up there', async () => {
    const sid = await answered();
    await eventually(async () => status(await leg(sid))).toBe('ringing');
    const other = await leg(sid);
    await act(other, 'answer');
    expect(await seen(other)).toMatchObject({ from: SENDER, to: OWNER, parent_call_sid: sid, status: 'in-progress' });
    await act(other, 'hang_up');
    await eventually(() => heard(sid)).toEqual(['forwarded ', 'said Goodbye']);
    expect(stage.listener.heard('/over')[0]?.params).toMatchObject({ DialCallStatus: 'completed', DialCallSid: other });
  });

  it.each([
    ['decline', 'busy'],
    ['let_ring_out', 'no-answer'],
  ])('tells when the other phone does %s', async (asked, expected) => {
    const sid = await answered();
    await eventually(async () => status(await leg(sid))).toBe('ringing');
    await act(await leg(sid), asked);
    await eventually(() => stage.listener.heard('/over')).toMatchObject([{ params: { DialCallStatus: expected } }]);
  });

  it('ends at both when the first hangs up', async () => {
    const sid = await answered();
    await eventually(async () => status(await leg(sid))).toBe('ringing');
    await act(sid, 'hang_up');
    expect(await status(await leg(sid))).toBe('canceled');
  });

  it('may not show a number that is not the account’s', async () => {
    stage.listener.answerAt('/answer', twiml(`<Dial callerId="+15005550199" action="/over">${OWNER}</Dial>`));
    const sid = await answered();
    await eventually(() => stage.listener.heard('/over')).toMatchObject([{ params: { DialCallStatus: 'failed' } }]);
    expect((await seen(sid)).problems).toMatchObject([{ code: 13214 }]);
  });
});
