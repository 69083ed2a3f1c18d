import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../../test/harness/create-database.ts';
import { ormOptions } from '../orm-options.ts';

let server: TestDatabase;
let superuser: Client;
let name: string;

beforeAll(async () => {
  server = await createDatabase();
  superuser = new Client({ connectionString: server.superuser_url });
  await superuser.connect();
  name = `${new URL(server.owner_url).pathname.slice(1)}_before`;
  await superuser.query(`create database ${name} owner kept_owner`);
});

afterAll(async () => {
  await superuser.query(`drop database ${name} with (force)`);
  await superuser.end();
  await server.drop();
});

const at = (url: string): string => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
};

it('keeps telling those whom an account had named, by email and of what they were told of', async () => {
  const orm = await MikroORM.init({
    ...ormOptions(at(server.owner_url)),
    driverOptions: { options: '-c kept.app_role=kept_app' },
  });
  await orm.migrator.up({ to: '2026-11-27-custom-fields' });
  const client = new Client({ connectionString: at(server.superuser_url) });
  await client.connect();
  await client.query(`insert into account (id, name, mode, time_zone, settings) values
    (gen_random_uuid(), 'Named', 'live', 'UTC', '{"notify_emails": ["a@x.example", "b@x.example"], "call_forwarding": true}'),
    (gen_random_uuid(), 'Nobody', 'live', 'UTC', '{"notify_emails": []}'),
    (gen_random_uuid(), 'Silent', 'live', 'UTC', '{}')`);
  await orm.migrator.up();
  const { rows } = await client.query('select name, settings from account order by name');
  await client.end();
  await orm.close();
  const told = ['a@x.example', 'b@x.example'].map((address) => ({ channel: 'email', recipient: 'address', address }));
  expect(rows).toEqual([
    {
      name: 'Named',
      settings: {
        call_forwarding: true,
        notifications: {
          reply_needs_answer: told,
          client_confirmed: told,
          client_accepted: told,
          client_cancelled: told,
          client_declined: told,
          client_requested_reschedule: told,
          no_response: told,
          message_failed: told,
          flow_notification: told,
          credits_low: told,
        },
      },
    },
    { name: 'Nobody', settings: {} },
    { name: 'Silent', settings: {} },
  ]);
});
