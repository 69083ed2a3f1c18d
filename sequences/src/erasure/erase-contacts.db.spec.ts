import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileStore } from '@kept/files/store/file-store';
import { openFileStore } from '@kept/files/store/open-file-store';
import { openWorld, type World } from '../world.spec-support.ts';
import { beginErasure } from './begin-erasure.ts';
import { eraseContacts, erasePage } from './erase-contacts.ts';
import { planted, plantContact, tablesWith, TRACES, type PlantedContact } from './planted-contact.spec-support.ts';

let world: World;
let folder: string;
let store: FileStore;
let them: PlantedContact;

beforeEach(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), 'kept-files-'));
  store = await openFileStore({ type: 'disk', folder });
  them = await plantContact(world, store);
});

afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const begin = ({ contact_id, user_id } = them) =>
  beginErasure({ pool: world.pool, account_id: world.clinic.account_id, contact_id, user_id });

const files = async () => (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));

/** What the planted life is said in; a table that joins them is to be planted, and erased. */
const SAID_IN = [
  'appointment',
  'appointment_word',
  'attachment',
  'broadcast',
  'broadcast_recipient',
  'call_turn',
  'consent',
  'contact',
  'contact_address',
  'dead_address',
  'delivery_attempt',
  'idempotency_key',
  'inbound_receipt',
  'line',
  'log_entry',
  'message',
  'message_attachment',
  'participant',
  'push_notice',
  'recovered_message',
  'stop_list_entry',
  'thread',
  'thread_word',
  'webhook_delivery',
  'webhook_try',
];

it('leaves no word, name, number or file of a deleted contact, but that the number is on the stop list', async () => {
  expect(Object.keys(await tablesWith(world, TRACES))).toEqual(SAID_IN);
  expect(await files()).toHaveLength(2);
  await begin();
  await eraseContacts({ pool: world.pool, store });
  const left = await tablesWith(world, TRACES);
  expect(left).toEqual({ stop_list_entry: [expect.stringContaining(planted.phone)] });
  expect(left['stop_list_entry']?.join()).not.toContain(planted.word);
  expect(await files()).toEqual([]);
});

it('erases what is under seal, and its link opens nothing from the start', async () => {
  const { sql, account_id } = world.clinic;
  await sql(`update message set sent_securely = true where id = $1`, [them.message_id]);
  await sql(
    `with key as (
       insert into data_key (id, account_id, wrapping_key_id, wrapped) values (uuidv7(), $1, 'k', '\\x00') returning id),
     pin as (insert into secure_pin (account_id, contact_id, data_key_id, sealed) select $1, $3, key.id, '\\x00' from key),
     link as (
       insert into secure_link (id, account_id, message_id, lifetime, expires_at, pin, data_key_id)
       select uuidv7(), $1, $2, '1_year', now() + interval '1 year', '\\x00', key.id from key)
     insert into secure_content (account_id, message_id, data_key_id, sealed, written_at) select $1, $2, key.id, '\\x00', now() from key`,
    [account_id, them.message_id, them.contact_id],
  );
  await begin();
  expect(await sql('select revoked_at is not null as dead, pin from secure_link')).toEqual([{ dead: true, pin: null }]);
  expect(await sql('select 1 from secure_pin')).toEqual([]);
  await eraseContacts({ pool: world.pool, store });
  expect(await sql('select sealed, deleted_at is not null as told from secure_content')).toEqual([
    { sealed: null, told: true },
  ]);
});

it('keeps the facts and what is others’', async () => {
  const counts = () =>
    world.clinic.sql(`select kind, channel, direction, count(*)::int from message group by 1, 2, 3 order by 1, 2, 3`);
  const before = await counts();
  await begin();
  await eraseContacts({ pool: world.pool, store });
  expect(await counts()).toEqual(before);
  const { sql } = world.clinic;
  expect(
    await sql(`select status, to_address, sent_at is null as never from message where id = $1`, [them.message_id]),
  ).toEqual([{ status: 'accepted', to_address: 'Deleted contact', never: false }]);
  expect(await sql(`select title, location, custom_data from appointment order by id`)).toEqual([
    { title: 'Deleted contact', location: null, custom_data: {} },
    {
      title: 'Deleted contact & Somebody Else',
      location: 'at Deleted contact’s',
      custom_data: { with: 'Deleted contact', room: '4' },
    },
  ]);
  expect(await sql(`select name, phone from participant order by name, phone`)).toEqual([
    { name: 'Deleted contact', phone: null },
    { name: 'Deleted contact', phone: null },
    { name: 'Somebody Else', phone: '+12025550799' },
  ]);
  const said = 'Hi Somebody: Deleted contact & Somebody Else';
  expect(
    await sql(`select body, spoken, to_address from message where participant_id = $1 and channel = 'call'`, [
      them.other.participant_id,
    ]),
  ).toEqual([{ body: said, spoken: { parts: [{ say: 'Deleted contact' }] }, to_address: '+12025550799' }]);
  expect(await sql(`select content, status from broadcast order by recipient_count`)).toEqual([
    { content: { body: '', attachments: [] }, status: 'sent' },
    { content: { body: 'Closed' }, status: 'scheduled' },
  ]);
  expect(await sql(`select status from broadcast_recipient where address = 'Deleted contact' order by status`)).toEqual(
    [{ status: 'cancelled' }, { status: 'made' }],
  );
  expect(
    await sql(`select code, detail ->> 'by_user_id' as by from log_entry where code like 'contact_%' order by id`),
  ).toEqual([
    { code: 'contact_deletion_begun', by: them.user_id },
    { code: 'contact_deleted', by: them.user_id },
  ]);
});

it('ends what runs for them at once: nothing more is sent', async () => {
  const [due] = await world.clinic.sql<{ id: string }>(`update message set status = 'due' where id = $1 returning id`, [
    them.message_id,
  ]);
  const begun = await begin();
  expect(begun).toMatchObject({ type: 'begun', nudge: [{ sequence_id: them.visit.sequence_id }] });
  expect(await world.claim(due?.id ?? '')).toEqual({ type: 'nothing' });
  expect(await world.look(them.visit)).toMatchObject({ finished: true });
  expect(await world.look(them.other)).toMatchObject({ finished: false });
});

it('goes on where it was broken off, ten thousand messages in pages, and takes along who comes meanwhile', async () => {
  const { sql, account_id } = world.clinic;
  await sql(
    `insert into message (id, account_id, direction, kind, channel, status, thread_id, lane, from_address, to_address, body, due_at)
     select uuidv7(), m.account_id, 'in', 'reply', 'sms', 'received', m.thread_id, 'answer', $2, '', 'wombat ' || n, now()
     from message m, generate_series(1, 10000) n where m.id = $1`,
    [them.message_id, planted.phone],
  );
  await begin();
  const [erasure] = await sql<{ id: string }>('select id from contact_erasure');
  const page = () => erasePage({ pool: world.pool, store, account_id, erasure_id: erasure?.id ?? '' });
  const left = async () =>
    (await sql<{ n: number }>(`select count(*)::int as n from message where body like 'wombat%'`))[0]?.n ?? 0;
  let most = 0;
  for (let before = await left(); before > 5_000; before = await left()) {
    await page();
    most = Math.max(most, before - (await left()));
  }
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(2_000);
  // a decision that had begun before writes to them once more
  await sql(
    `insert into thread (id, account_id, contact_id, type, address, last_message_at) values (uuidv7(), $1, $2, 'phone', $3, now())`,
    [account_id, them.contact_id, planted.phone],
  );
  await sql(
    `insert into message (id, account_id, direction, kind, channel, status, thread_id, lane, to_address, body, due_at)
     select '00000000-0000-7000-8000-000000000001', account_id, 'out', 'one_time', 'sms', 'due', id, 'answer', address, 'wombat', now()
     from thread where address = $1`,
    [planted.phone],
  );
  await Promise.all([eraseContacts({ pool: world.pool, store }), eraseContacts({ pool: world.pool, store })]);
  await eraseContacts({ pool: world.pool, store });
  expect(Object.keys(await tablesWith(world, TRACES))).toEqual(['stop_list_entry']);
});
