import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MikroORM } from '@mikro-orm/postgresql';
import { createOrm } from '@kept/persistence/orm';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { Database } from './database.ts';

let api: RunningApi;
let orm: MikroORM;

beforeAll(async () => {
  api = await startApi();
  orm = await createOrm({ app_url: api.env['DATABASE_URL'] ?? '', pool: 4 });
});

afterAll(async () => {
  await orm.close();
  await api.stop();
});

it('runs the one of two deadlocked transactions that gave way again, and both are done', async () => {
  const database = new Database(orm);
  const [one, other] = (
    await api.rows('select id from "user" where account_id = $1 order by id', [api.ours.account_id])
  ).map((row) => String(row['id']));
  const bothHaveOne = Promise.withResolvers<void>();
  let holders = 0;
  let runs = 0;
  const rename = (ids: readonly (string | undefined)[], letter: string) =>
    database.within(api.ours.account_id, async (em) => {
      runs += 1;
      for (const id of ids) {
        await em.execute('update "user" set name = name || ? where id = ?', [letter, id]);
        holders += 1;
        if (holders === 2) bothHaveOne.resolve();
        await bothHaveOne.promise;
      }
    });
  await Promise.all([rename([one, other], 'x'), rename([other, one], 'y')]);
  expect(runs).toBe(3);
  const names = await api.rows('select name from "user" where account_id = $1', [api.ours.account_id]);
  expect(
    names.map(({ name }) =>
      [...String(name)]
        .filter((letter) => 'xy'.includes(letter))
        .sort()
        .join(''),
    ),
  ).toEqual(['xy', 'xy']);
});
