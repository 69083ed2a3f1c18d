import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withinAccount } from './account-scope.ts';
import { Appointment } from './entities/appointment.ts';
import { createOrm } from './orm.ts';
import { tenantDatabase, type TenantDatabase } from './tenant-database.spec-support.ts';

let db: TenantDatabase;
let orm: MikroORM;

beforeAll(async () => {
  db = await tenantDatabase();
  orm = await createOrm({ app_url: db.app_url, pool: 2 });
});

afterAll(async () => {
  await orm.close();
  await db.end();
});

const titles = async (account_id: string): Promise<readonly string[]> =>
  withinAccount({
    orm,
    account_id,
    work: async (em) =>
      (await em.find(Appointment, {})).map((appointment) => `${appointment.title} ${appointment.start_local}`),
  });

it('loads the rows of its account only, wall times as they were meant', async () => {
  expect(await titles(db.ours.account_id)).toEqual(['Visit 2026-11-22T09:00']);
  expect(await titles('00000000-0000-4000-8000-000000000000')).toEqual([]);
});

it('keeps accounts apart on the same connections, many at a time', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      withinAccount({
        orm,
        account_id: index % 2 === 0 ? db.ours.account_id : db.theirs.account_id,
        work: async (em) => (await em.find(Appointment, {})).map((appointment) => appointment.id),
      }),
    ),
  );
  expect(answers).toEqual(
    Array.from({ length: 40 }, (_, index) => [index % 2 === 0 ? db.ours.appointment_id : db.theirs.appointment_id]),
  );
});

it('undoes everything when the work throws', async () => {
  const failing = withinAccount({
    orm,
    account_id: db.ours.account_id,
    work: async (em) => {
      const appointment = await em.findOneOrFail(Appointment, { id: db.ours.appointment_id });
      appointment.title = 'Changed';
      await em.flush();
      throw new Error('no');
    },
  });
  await expect(failing).rejects.toThrow('no');
  expect(await titles(db.ours.account_id)).toEqual(['Visit 2026-11-22T09:00']);
});

it('is ended by the database when a statement takes a minute or its process stands still, and leaves the connection as it was', async () => {
  const limits = `select current_setting('statement_timeout') as a, current_setting('idle_in_transaction_session_timeout') as b`;
  const within = await withinAccount({
    orm,
    account_id: db.ours.account_id,
    work: (em) => em.execute<{ a: string; b: string }[]>(limits),
  });
  expect(within).toEqual([{ a: '1min', b: '5min' }]);
  expect(await orm.em.fork().execute(limits)).toEqual([{ a: '0', b: '0' }]);
});

it('outside of it nothing is seen', async () => {
  expect(await orm.em.fork().find(Appointment, {})).toEqual([]);
});

it.each([
  ['superuser', () => db.superuser_url, /is a superuser/],
  ['owner', () => db.owner_url, /owns tables/],
])('refuses to start as %s', async (_, url, said) => {
  await expect(createOrm({ app_url: url(), pool: 1 })).rejects.toThrow(said);
});
