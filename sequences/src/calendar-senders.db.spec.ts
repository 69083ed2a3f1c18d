import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from './world.spec-support.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

const OWN_NUMBER = '+12025550142';

/** The number a message is to leave from. */
const fromOf = async (message_id: string) => {
  const [row] = await world.clinic.sql<{ from_address: string }>('select from_address from message where id = $1', [
    message_id,
  ]);
  return row?.from_address;
};

it('sends from the calendar’s own number where it has one, else from the account’s usual one', async () => {
  const usual = await fromOf((await world.due()).message_id);
  expect(usual).not.toBe(OWN_NUMBER);
  await world.clinic.sql(
    `with own as (
       insert into sender (id, account_id, channel_id, type, address)
       select gen_random_uuid(), account_id, channel_id, 'phone', $2 from sender
       where account_id = $1 and type = 'phone' and is_default returning id)
     update calendar set phone_sender_id = (select id from own) where account_id = $1`,
    [world.clinic.account_id, OWN_NUMBER],
  );
  expect(await fromOf((await world.due()).message_id)).toBe(OWN_NUMBER);
  await world.clinic.sql('update calendar set phone_sender_id = null where account_id = $1', [world.clinic.account_id]);
  expect(await fromOf((await world.due()).message_id)).toBe(usual);
});
