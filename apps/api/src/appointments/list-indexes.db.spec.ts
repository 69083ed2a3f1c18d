import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedAppointments } from '../../../../test/harness/seed-appointments.ts';
import { listedClinic, type ListedClinic } from './listed-clinic.spec-support.ts';

let listed: ListedClinic;

beforeAll(async () => {
  listed = await listedClinic();
  const superuser = new pg.Client({ connectionString: listed.superuser_url });
  await superuser.connect();
  await seedAppointments({ superuser, account_id: listed.clinic.account_id, count: 10_000 });
  await superuser.end();
}, 120_000);

afterAll(() => listed.close());

const LARGE = ['appointment', 'participant', 'sequence', 'message', 'appointment_word'];

/** How often each large table was read from end to end so far, as PostgreSQL counts. */
async function readWhole(): Promise<readonly unknown[]> {
  await listed.pool.query('select pg_stat_force_next_flush()');
  await listed.pool.query('select 1');
  return listed.clinic.sql(
    'select relname, seq_scan::int from pg_stat_user_tables where relname = any($1) order by relname',
    [LARGE],
  );
}

it('no filter and no search reads a large table from end to end', async () => {
  const { calendar_id: calendar, schedule_id: schedule } = listed.clinic;
  const day = new Date().toISOString().slice(0, 10);
  const queries = [
    {},
    { from: day },
    { from: day, to: day },
    { calendar },
    { calendar, from: day },
    { schedule },
    { state: 'confirmed' },
    { state: 'declined' },
    { state: 'none', from: day },
    { attention: 'failed' },
    { attention: 'failed,held,unknown,stuck' },
    { q: 'a' },
    { q: 'jose lopez' },
    { q: '0123' },
    { q: 'nobody' },
    { q: 'c', state: 'confirmed', attention: 'failed', calendar, schedule, from: day },
  ];
  const before = await readWhole();
  for (const query of queries) {
    // often enough for PostgreSQL to settle for one plan for all values
    for (let times = 0; times < 7; times += 1) {
      const { next_cursor } = await listed.list(query);
      if (next_cursor !== null) await listed.list({ ...query, cursor: next_cursor });
    }
    await listed.list({ ...query, order: 'latest' });
    await listed.list({ ...query, at: day });
    await listed.count(query);
    expect(await readWhole(), JSON.stringify(query)).toEqual(before);
  }
}, 120_000);

it('counts to ten thousand and says where it stopped', async () => {
  expect(await listed.count({})).toEqual({ count: 10_000, capped: false });
  await listed.book({});
  expect(await listed.count({})).toEqual({ count: 10_000, capped: true });
});
