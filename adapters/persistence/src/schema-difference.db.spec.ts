import { Client } from 'pg';
import { expect, it } from 'vitest';
import { createDatabase } from '../../../test/harness/create-database.ts';
import { schemaDifference } from './schema-difference.ts';

it('the migrations make exactly what the entities and the list of foreign keys say', async () => {
  const database = await createDatabase();
  expect(await schemaDifference(database.owner_url)).toEqual([]);
  await database.drop();
});

it.each([
  ['a column', 'alter table contact add column nickname text', /drop column "nickname"/],
  ['a policy', 'drop policy account_only on thread', /create policy "account_only" on "thread"/],
  ['forced row security', 'alter table thread no force row level security', /force row level security/],
  ['an index', 'drop index message_due_index', /create index "message_due_index"/],
  ['a foreign key', 'alter table thread drop constraint thread_contact_id_foreign', /missing foreign key: thread/],
])('tells when %s differs', async (_, statement, said) => {
  const database = await createDatabase();
  const client = new Client({ connectionString: database.owner_url });
  await client.connect();
  await client.query(statement);
  await client.end();
  expect((await schemaDifference(database.owner_url)).join('\n')).toMatch(said);
  await database.drop();
});
