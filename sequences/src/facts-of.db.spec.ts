import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from './world.spec-support.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await world.clinic.sql(
    `update account set settings = jsonb_build_object('quiet_hours', jsonb_build_object('from', '21:00', 'to', '08:00')) where id = $1`,
    [world.clinic.account_id],
  );
});

afterAll(() => world.close());

// The reminder goes out at 09:00 in New York, where the appointment is.
it.each([
  ['+12125550123', /goes out .*, 9:00 AM E[SD]T\.$/],
  ['+14155550123', /goes out .*, 11:00 AM E[SD]T\.$/],
  // Toll-free: nobody knows where that is.
  ['+18005550123', /goes out .*, 9:00 AM E[SD]T\.$/],
])('quiet hours are on the clock of the number %s where the contact tells none', async (phone, sentence) => {
  expect((await world.look(await world.clinic.book({ phone }))).sentence).toMatch(sentence);
});
