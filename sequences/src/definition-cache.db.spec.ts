import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DefinitionCache } from './definition-cache.ts';
import { inTransaction } from './transaction.ts';
import { openWorld, type World } from './world.spec-support.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

/** A revision as some version of Kept stored it, and what reading it gives. */
async function load(definition: object) {
  const { clinic, pool } = world;
  const { account_id } = clinic;
  const newest = randomUUID();
  await clinic.sql(
    `insert into schedule_revision (id, account_id, schedule_id, number, status, definition, etag, published_at)
     select $1, $2, id, (select max(number) + 1 from schedule_revision), 'published', $3, '1', now() from message_schedule`,
    [newest, account_id, JSON.stringify(definition)],
  );
  const cache = new DefinitionCache();
  const { by_revision } = await inTransaction({ pool, account_id }, (transaction) =>
    cache.load(transaction, { account_id, newest, others: [] }),
  );
  return {
    read: by_revision[newest],
    stored: await clinic.sql('select definition from schedule_revision where id = $1', [newest]),
  };
}

it('fills in what a stored revision leaves out, and leaves the row as it is', async () => {
  const { read, stored } = await load({ spec_version: 1, name: 'Bare' });
  expect(read).toMatchObject({ name: 'Bare', messages: [], policy: { reply_window_days: 14 } });
  expect(stored).toEqual([{ definition: { spec_version: 1, name: 'Bare' } }]);
});

it('refuses a revision that a newer version wrote, rather than decide by half of it', async () => {
  await expect(load({ spec_version: 99, name: 'Tomorrow' })).rejects.toThrow(
    /newer version of Kept \(spec_version 99\)/,
  );
});
