import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readJournal } from '../journal/read-journal.ts';
import { readSequences } from '../journal/read-sequences.ts';
import { readThread } from '../journal/read-thread.ts';
import { recordGone } from '../reconcile/record-gone.ts';
import { resolveUnknown } from '../resolve-unknown.ts';
import type { World } from '../world.spec-support.ts';
import { recordCallStatus } from './record-call-status.ts';
import { conversationOf, openCallingWorld, placedCall, type PlacedCall } from './placed-call.spec-support.ts';

let world: World;
let serial = 0;
beforeAll(async () => {
  world = await openCallingWorld();
});
afterAll(() => world.close());
beforeEach(() => world.clinic.sql('delete from stop_list_entry'));

/** Each to a number of its own: what one says must not answer for another. */
const call = (): Promise<PlacedCall> => placedCall(world, { phone: `+1202555${String(2000 + ++serial)}` });

describe('the end of a call', () => {
  const outcomes = async ({ message_id }: PlacedCall) =>
    (
      await world.clinic.sql(
        `select c.status, c.outcome, m.status as message from call c join message m on m.id = c.message_id where m.id = $1`,
        [message_id],
      )
    )[0];

  it.each([
    ['busy', 'busy', 'accepted'],
    ['no-answer', 'no_answer', 'accepted'],
    ['completed', 'completed', 'delivered'],
  ])('%s without a digit is no response, once, in whatever order it is told', async (status, outcome, message) => {
    const placed = await call();
    for (const each of ['ringing', status, status, 'in-progress', 'initiated', 'failed']) await placed.report(each);
    expect(await outcomes(placed)).toEqual({ status: 'ended', outcome, message });
    const { did } = await world.look(placed.booked);
    expect(did.filter((each) => each.startsWith('matched'))).toEqual(['matched ar_silent']);
    expect(await conversationOf(world, placed)).toContainEqual(
      expect.stringMatching(/^out sms due: We could not reach you/),
    );
  });

  it.each([
    ['completed', 'the call was answered'],
    ['busy', 'busy'],
  ])('%s stands in the sentence for operators, as does that it goes on', async (status, words) => {
    const placed = await call();
    await placed.answer();
    expect((await world.look(placed.booked)).sentence).toMatch(/^Reminder call: calling since /);
    await placed.dial('0', 1);
    await placed.report(status);
    expect((await world.look(placed.booked)).sentence).toContain(`Reminder call: ${words}.`);
  });

  it('that the carrier has no record of any more is not said to go on', async () => {
    const { booked, message_id, attempt_id } = await call();
    const { pool, cache, clinic } = world;
    const { account_id } = clinic;
    const sentence = async () =>
      (await readSequences({ pool, cache, account_id, appointment_id: booked.appointment_id }))[0]?.sentence;
    expect(await sentence()).toContain('Reminder call: calling since ');
    await recordGone({ pool, account_id, attempt_id, provider_id: `SM${attempt_id}` });
    expect(await sentence()).toContain("Reminder call: the provider's answer is unknown, a person must look.");
    await resolveUnknown({ pool, account_id, message_id, as: 'accepted' });
    await world.look(booked);
    expect(await sentence()).toMatch(/Reminder call went out \w+,/);
  });

  it('is in the journal and in the conversation with what was said and dialled', async () => {
    const placed = await call();
    await placed.answer();
    await placed.dial('1', 1);
    await placed.report('completed', { duration_s: 21 });
    const { account_id } = world.clinic;
    const { pool, cache, vault } = world;
    const { appointment_id, participant_id } = placed.booked;
    const journal = await readJournal({ pool, cache, vault, account_id, appointment_id });
    const told = journal.messages.filter(({ kind, id }) => kind !== 'notification' && id !== null);
    expect(told.map(({ direction, channel, call: how }) => [direction, channel, how])).toEqual([
      ['out', 'call', expect.objectContaining({ status: 'ended', outcome: 'completed', duration_s: 21 })],
      ['in', 'call', null],
      ['out', 'call', null],
    ]);
    expect(told.every(({ why }) => why.length > 0)).toBe(true);
    const thread = await readThread({
      pool,
      cache,
      vault,
      tells_private: true,
      account_id,
      participant_id,
      before: null,
      limit: 10,
    });
    expect(thread.type === 'page' && thread.messages.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^Thank you/),
      '1',
      expect.stringMatching(/^Hello Ana/),
    ]);
  });

  it('on a machine is no response', async () => {
    const placed = await call();
    await placed.answer('machine');
    await placed.report('completed');
    expect(await outcomes(placed)).toMatchObject({ outcome: 'voicemail' });
    expect((await world.look(placed.booked)).did).toContain('matched ar_silent');
  });

  it.each(['failed', 'canceled'])('%s is a failure and never no response', async (status) => {
    const placed = await call();
    await placed.report(status);
    await placed.report('no-answer');
    expect(await outcomes(placed)).toEqual({ status: 'ended', outcome: 'failed', message: 'failed' });
    const { did } = await world.look(placed.booked);
    expect(did.filter((each) => each.startsWith('matched'))).toEqual(['matched ar_failed']);
  });

  it('after a digit is an answer, and nothing follows', async () => {
    const placed = await call();
    await placed.answer();
    await placed.dial('1', 1);
    await placed.report('completed', { duration_s: 21 });
    expect((await world.look(placed.booked)).did.filter((each) => each.startsWith('matched'))).toEqual([]);
    expect(await world.clinic.sql('select duration_s from call where attempt_id = $1', [placed.attempt_id])).toEqual([
      { duration_s: 21 },
    ]);
  });

  it('told of a call whose placing ended unknown says that it was placed', async () => {
    const { booked, message_id } = await world.due({ phone: '+12025553999' });
    const claimed = await world.claim(message_id);
    if (claimed.type !== 'send') throw new Error(claimed.type);
    expect(claimed.message.spoken?.voicemail).toEqual([{ say: 'Please call us back.' }]);
    expect((await world.claim(message_id)).type).toBe('unknown');
    const told = { pool: world.pool, account_id: world.clinic.account_id, attempt_id: claimed.attempt_id };
    const report = { ...told, provider_id: 'CA1', answered_by: null, duration_s: null, error_code: null } as const;
    const { nudge } = await recordCallStatus({ ...report, status: 'ringing' });
    expect(nudge).toMatchObject([{ sequence_id: booked.sequence_id }]);
    expect(await world.status(message_id)).toMatchObject({ status: 'accepted' });
    expect(await recordCallStatus({ ...report, provider_id: 'CA2', status: 'completed' })).toMatchObject({
      known: false,
    });
  });
});
