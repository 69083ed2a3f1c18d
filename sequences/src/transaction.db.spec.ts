import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from './world.spec-support.ts';
import { inTransaction, type Transaction } from './transaction.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

const SLEEP = { name: 'sleep', text: 'select pg_sleep(60)' };
const PID = { name: 'pid', text: 'select pg_backend_pid() as pid' };

const scope = () => ({ pool: world.pool, account_id: world.clinic.account_id });

const pidOf = async (transaction: Transaction) => (await transaction.read<{ pid: number }>(PID, []))[0]?.pid;

it('fails when its connection breaks, the process lives on, and the next one has another connection', async () => {
  let broken: number | undefined;
  const failing = inTransaction(scope(), async (transaction) => {
    broken = await pidOf(transaction);
    const sleeping = transaction.read(SLEEP, []);
    await world.clinic.sql('select pg_terminate_backend($1)', [broken]);
    await sleeping;
  });
  await expect(failing).rejects.toThrow();
  expect(await inTransaction(scope(), pidOf)).not.toBe(broken);
});

const RENAME = {
  name: 'rename_in_spec',
  text: `update participant set name = name || $2 where id = $1 returning name`,
};

it('runs the one of two deadlocked transactions that gave way again, and both are done', async () => {
  const { participant_id: one } = await world.clinic.book({ name: 'One' });
  const { participant_id: other } = await world.clinic.book({ name: 'Other' });
  const both_have_one = Promise.withResolvers<void>();
  let holders = 0;
  let runs = 0;
  const rename = (ids: readonly string[], letter: string) =>
    inTransaction(scope(), async (transaction) => {
      runs += 1;
      for (const id of ids) {
        await transaction.read(RENAME, [id, letter]);
        holders += 1;
        if (holders === 2) both_have_one.resolve();
        await both_have_one.promise;
      }
    });
  await Promise.all([rename([one, other], 'x'), rename([other, one], 'y')]);
  expect(runs).toBe(3);
  const names = await world.clinic.sql<{ name: string }>('select name from participant where id = any($1)', [
    [one, other],
  ]);
  expect(names.map(({ name }) => name.replace(/^One|^Other/, '').length)).toEqual([2, 2]);
});

it('says what failed first, though it waited for a later statement', async () => {
  const failing = inTransaction(scope(), async (transaction) => {
    transaction.write({ name: 'wrong_in_spec', text: 'select 1 / $1::int' }, [0]);
    await pidOf(transaction);
  });
  await expect(failing).rejects.toMatchObject({ code: '22012' });
});

const IDLE = { name: 'idle', text: `select current_setting('idle_in_transaction_session_timeout') as ends_after` };

it('is ended by the database when its process says nothing more for minutes, and leaves the connection as it was', async () => {
  expect(await inTransaction(scope(), (transaction) => transaction.read(IDLE, []))).toEqual([{ ends_after: '5min' }]);
  expect((await world.pool.query(IDLE)).rows).toEqual([{ ends_after: '0' }]);
});
