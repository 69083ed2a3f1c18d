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

const IDLE = { name: 'idle', text: `select current_setting('idle_in_transaction_session_timeout') as ends_after` };

it('is ended by the database when its process says nothing more for minutes, and leaves the connection as it was', async () => {
  expect(await inTransaction(scope(), (transaction) => transaction.read(IDLE, []))).toEqual([{ ends_after: '5min' }]);
  expect((await world.pool.query(IDLE)).rows).toEqual([{ ends_after: '0' }]);
});
