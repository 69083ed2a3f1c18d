import { afterAll, beforeAll, expect, it } from 'vitest';
import { sentOnce } from '../one-time/one-time.spec-support.ts';
import type { World } from '../world.spec-support.ts';
import { answerCall } from './answer-call.ts';
import { heard, openCallingWorld } from './placed-call.spec-support.ts';
import { receiveDigit } from './receive-digit.ts';

let world: World;

beforeAll(async () => {
  world = await openCallingWorld();
});

afterAll(() => world.close());

/** A call that staff placed to a bare number, and what is heard in it. */
async function placed(to_address: string) {
  const { attempt_id } = await sentOnce(world, {
    to_address,
    content: { channel: 'call', script: [{ say: 'We are closed today. {{ user.company }}' }], voicemail: null },
  });
  const { pool, cache, vault, clinic } = world;
  const key = { pool, account_id: clinic.account_id, attempt_id, provider_id: `SM${attempt_id}` };
  return {
    answer: (listener: 'person' | 'machine') => answerCall({ ...key, listener }),
    dial: async (digit: string, turn: number) => (await receiveDigit({ ...key, cache, vault, digit, turn })).result,
  };
}

it('plays its script to a person, and hangs up on a machine it leaves nothing on', async () => {
  const call = await placed('+12025550141');
  expect(heard(await call.answer('person'))).toEqual({
    said: ['We are closed today. Lakeside Dental'],
    next: 'wait_for_digit',
  });
  expect(heard(await call.answer('machine'))).toEqual({ said: [], next: 'hang_up' });
});

it('ends politely on a digit it has no use for, and shows what was dialled', async () => {
  const call = await placed('+12025550142');
  await call.answer('person');
  const first = await call.dial('1', 1);
  expect(heard(first)).toEqual({ said: ['Goodbye.'], next: 'hang_up' });
  expect(await call.dial('1', 1)).toEqual(first);
  const rows = await world.clinic.sql(
    `select body from message where direction = 'in' and from_address = '+12025550142'`,
  );
  expect(rows).toEqual([{ body: '1' }]);
});

it('puts the number on the stop list at 9, and every appointment of that number hears of it, and staff (ruling 1)', async () => {
  await world.clinic.sql(
    `update account set settings = settings || '{"notifications": {"opted_out": [{"channel": "email", "recipient": "calendar_owner"}]}}'`,
  );
  const { sequence_id } = await world.clinic.book({ phone: '+12025550143' });
  const call = await placed('+12025550143');
  await call.answer('person');
  expect(heard(await call.dial('9', 1)).said.join(' ')).toMatch(/no more calls or text messages from Lakeside Dental/);
  const stopped = await world.clinic.sql(`select word from stop_list_entry where address = '+12025550143'`);
  expect(stopped).toEqual([{ word: '9' }]);
  const inputs = await world.clinic.sql(`select type from sequence_input where sequence_id = $1 order by id`, [
    sequence_id,
  ]);
  expect(inputs.map(({ type }) => type)).toContain('opted_out');
  const told = await world.clinic.sql(`select subject, body from message where notify_reason = 'opted_out'`);
  expect(told).toEqual([
    {
      subject: '+12025550143 opted out of messages of Lakeside Dental',
      body: expect.stringContaining('by pressing 9 in a call'),
    },
  ]);
});
