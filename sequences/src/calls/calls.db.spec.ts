import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { World } from '../world.spec-support.ts';
import { conversationOf, heard, openCallingWorld, placedCall, type PlacedCall } from './placed-call.spec-support.ts';

let world: World;
let serial = 0;
beforeAll(async () => {
  world = await openCallingWorld();
});
afterAll(() => world.close());
beforeEach(() => world.clinic.sql('delete from stop_list_entry'));

/** Each to a number of its own: what one says must not answer for another. */
const call = (): Promise<PlacedCall> => placedCall(world, { phone: `+1202555${String(2000 + ++serial)}` });
const stateOf = async ({ booked }: PlacedCall) =>
  (await world.clinic.sql<{ state: string }>('select state from participant where id = $1', [booked.participant_id]))[0]
    ?.state;
const inputsOf = async ({ booked }: PlacedCall) =>
  (
    await world.clinic.sql<{ payload: { type: string } }>(
      `select payload from sequence_input where sequence_id = $1 and type in ('digit', 'call_ended', 'opted_out') order by id`,
      [booked.sequence_id],
    )
  ).map(({ payload }) => payload);
const noticesOf = ({ booked }: PlacedCall) =>
  world.clinic.sql(
    `select notify_reason, to_address from message where appointment_id = $1 and kind = 'notification'`,
    [booked.appointment_id],
  );
const conversation = (placed: PlacedCall) => conversationOf(world, placed);

describe('whoever answers', () => {
  it('hears the script as it was rendered when the call was decided, and may dial', async () => {
    const placed = await call();
    const first = await placed.answer();
    expect(heard(first)).toEqual({
      said: [expect.stringMatching(/^Hello Ana, you are expected \w+/), 'Press 1 to confirm, 2 to change.'],
      next: 'wait_for_digit',
    });
    expect(await placed.answer()).toEqual(first);
  });

  it('hears nothing when the number was stopped while it rang', async () => {
    const placed = await call();
    await world.clinic.sql(
      `insert into stop_list_entry (id, account_id, type, address, source)
       select uuidv7(), account_id, 'phone', to_address, 'staff' from message where id = $1`,
      [placed.message_id],
    );
    expect(heard(await placed.answer())).toEqual({ said: [], next: 'hang_up' });
  });

  it('and is a machine hears what is left on one', async () => {
    const placed = await call();
    expect(heard(await placed.answer('machine'))).toEqual({ said: ['Please call us back.'], next: 'hang_up' });
  });
});

describe('a digit', () => {
  it('that means 2 and then 1 asks for another time, in one transaction each', async () => {
    const placed = await call();
    await placed.answer();
    expect(heard(await placed.dial('2', 1))).toEqual({
      said: ['To ask for another time, press 1. To cancel your appointment, press 2.'],
      next: 'wait_for_digit',
    });
    expect(heard(await placed.dial('1', 2)).next).toBe('hang_up');
    expect(await stateOf(placed)).toBe('reschedule_requested');
    expect(await conversation(placed)).toEqual([
      expect.stringMatching(/^out call accepted: Hello Ana/),
      'in call received: 2',
      expect.stringMatching(/^out call delivered: To ask for another time/),
      'in call received: 1',
      expect.stringMatching(/^out call delivered: Thank you/),
    ]);
  });

  it('asked for again is answered the same and acts once, also at the same moment', async () => {
    const placed = await call();
    await placed.answer();
    const [first, again] = await Promise.all([placed.dial('1', 1), placed.dial('1', 1)]);
    expect(again).toEqual(first);
    expect(await placed.dial('1', 1)).toEqual(first);
    expect(heard(first).said.join(' ')).toMatch(/confirmed/);
    expect(await inputsOf(placed)).toHaveLength(1);
    expect(await stateOf(placed)).toBe('confirmed');
  });

  it('with an authored answer hears it and waits with the same digits', async () => {
    const placed = await call();
    await placed.answer();
    expect(heard(await placed.dial('3', 1))).toEqual({ said: ['We are at 5 Lake Street.'], next: 'wait_for_digit' });
    expect(heard(await placed.dial('1', 2)).said.join(' ')).toMatch(/confirmed/);
  });

  it('that nothing takes is asked for twice more, and then the call ends politely', async () => {
    const placed = await call();
    await placed.answer();
    const turns = [];
    for (const [at, digit] of ['7', '', '7'].entries()) turns.push(heard(await placed.dial(digit, at + 1)));
    expect(turns.map(({ next }) => next)).toEqual(['wait_for_digit', 'wait_for_digit', 'hang_up']);
    expect(turns[0]?.said[0]).toBe('Sorry, we did not understand that.');
    expect(turns[1]?.said[0]).toMatch(/^Hello Ana/);
    expect(turns[2]?.said).toEqual(['Goodbye.']);
  });

  it('9 is on the stop list at once, says so, and every other sequence of the number hears of it', async () => {
    const other = await call();
    const placed = await placedCall(world, { phone: `+1202555${String(2000 + serial)}`, title: 'Another' });
    await placed.answer();
    expect(heard(await placed.dial('9', 1))).toEqual({
      said: [expect.stringMatching(/no more calls or text messages/)],
      next: 'hang_up',
    });
    expect(await world.clinic.sql('select word from stop_list_entry')).toEqual([{ word: '9' }]);
    expect(await inputsOf(placed)).toMatchObject([{ type: 'digit', digit: '9' }]);
    expect(await inputsOf(other)).toMatchObject([{ type: 'opted_out', channel: 'call', word: '9' }]);
    expect(heard(await placed.dial('1', 2)).said).toEqual([]);
  });

  it.each(['1', '9'])('%s counts for whoever hangs up at once, though the end is heard of before', async (digit) => {
    const placed = await call();
    await placed.answer();
    await placed.report('completed');
    await placed.dial(digit, 1);
    expect((await inputsOf(placed)).map(({ type }) => type)).toEqual(['call_ended', 'digit']);
    const { did } = await world.look(placed.booked);
    expect(did.filter((each) => each.startsWith('matched'))).toEqual([]);
    expect([await stateOf(placed), await world.clinic.sql('select word from stop_list_entry')]).toEqual(
      digit === '9' ? ['none', [{ word: '9' }]] : ['confirmed', []],
    );
  });

  it('that comes in once the end was acted on is shown to staff, and marks nothing', async () => {
    const placed = await call();
    await placed.answer();
    await placed.report('completed');
    await world.look(placed.booked);
    await placed.dial('1', 1);
    expect(await stateOf(placed)).toBe('none');
    expect(await conversation(placed)).toContain('in call received: 1');
    expect(await noticesOf(placed)).toEqual([{ notify_reason: 'reply_unmatched', to_address: expect.any(String) }]);
  });

  it('of another call, of no turn that was asked, or after the end is refused and changes nothing', async () => {
    const placed = await call();
    const stranger = await call();
    await placed.answer();
    await placed.report('completed');
    expect(await placed.dial('', 1)).toEqual({ type: 'over' });
    expect(await placed.dial('1', 2)).toMatchObject({ type: 'unknown' });
    await world.clinic.sql(`update call set ended_at = ended_at - interval '2 minutes'`);
    expect(await placed.dial('1', 1)).toEqual({ type: 'over' });
    expect(await placed.answer()).toEqual({ type: 'over' });
    expect(await stranger.dial('1', 2)).toEqual({ type: 'unknown' });
    expect(await inputsOf(stranger)).toEqual([]);
    expect(await stateOf(placed)).toBe('none');
  });

  it('of a sequence that is held gets an answer, and is taken in when it is released', async () => {
    const placed = await call();
    await placed.answer();
    await world.clinic.sql(`update sequence set held_at = now(), held_reason = 'x' where id = $1`, [
      placed.booked.sequence_id,
    ]);
    expect(heard(await placed.dial('1', 1))).toEqual({ said: ['Goodbye.'], next: 'hang_up' });
    await world.clinic.sql(`update sequence set held_at = null where id = $1`, [placed.booked.sequence_id]);
    await world.look(placed.booked);
    expect(await stateOf(placed)).toBe('confirmed');
  });

  it('to be connected is, where the account may, with a number of the author’s', async () => {
    const refused = await call();
    await refused.answer();
    expect(heard(await refused.dial('4', 1)).next).toBe('hang_up');
    await world.clinic.sql(`update account set settings = settings || '{"call_forwarding": true}'`);
    const placed = await call();
    await placed.answer();
    expect(await placed.dial('4', 1)).toMatchObject({
      answer: { next: { type: 'connect', number: '+12025550188' } },
      from_address: world.clinic.phone,
    });
    expect(heard(await placed.endForward('no_answer'))).toEqual({
      said: [expect.stringMatching(/^Sorry, we cannot connect you/)],
      next: 'hang_up',
    });
    await placed.endForward('no_answer');
    expect(await noticesOf(placed)).toEqual([{ notify_reason: 'forward_refused', to_address: expect.any(String) }]);
  });

  it('to be connected with the calendar’s owner is, at the number they have, and is refused where they have none', async () => {
    await world.clinic.sql(`update account set settings = settings || '{"call_forwarding": true}'`);
    await world.clinic.sql(`update calendar set owner_user_id = (select id from "user" limit 1)`);
    await world.clinic.sql(`update "user" set phone = null`);
    const refused = await call();
    await refused.answer();
    expect(heard(await refused.dial('5', 1)).next).toBe('hang_up');
    expect(await noticesOf(refused)).toMatchObject([{ notify_reason: 'forward_refused' }]);
    await world.clinic.sql(`update "user" set phone = '+12025550199'`);
    const placed = await call();
    await placed.answer();
    expect(await placed.dial('5', 1)).toMatchObject({ answer: { next: { type: 'connect', number: '+12025550199' } } });
  });

  it('to be connected hears nothing more once the two have spoken', async () => {
    await world.clinic.sql(`update account set settings = settings || '{"call_forwarding": true}'`);
    const placed = await call();
    await placed.answer();
    await placed.dial('4', 1);
    expect(heard(await placed.endForward('completed'))).toEqual({ said: [], next: 'hang_up' });
    expect(await noticesOf(placed)).toEqual([]);
  });
});
