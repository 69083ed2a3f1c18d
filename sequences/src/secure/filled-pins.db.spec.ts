import { afterAll, beforeAll, expect, it } from 'vitest';
import { reminder } from '../../../test/fixtures/reminder.ts';
import { inTransaction } from '../transaction.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { USUAL_PIN_BINDING } from './secure-content.ts';
import { usualSecureMessaging } from './usual-secure-messaging.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld({
    ...reminder,
    messages: reminder.messages.map((message) => ({ ...message, send_securely: true })),
  });
  const { pool, vault, clinic } = world;
  const { account_id } = clinic;
  const default_pin = await inTransaction({ pool, account_id }, async (transaction) => {
    const { data_key_id, sealed } = (await vault.keysOf(transaction, account_id)).seal(
      '{{ custom.pin }}',
      USUAL_PIN_BINDING,
    );
    return { data_key_id, sealed: sealed.toString('base64') };
  });
  await clinic.sql(
    `update account set settings = settings || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1`,
    [account_id, JSON.stringify({ ...usualSecureMessaging, enabled: true, default_pin })],
  );
});

afterAll(() => world.close());

const held = async (phone: string) => {
  const { message_id, booked } = await world.due({ phone });
  const { participant_id } = booked;
  await world.clinic.sql(
    `with made as (insert into contact (id, account_id, name) values (gen_random_uuid(), $1, 'Kim Doe') returning id)
     update participant set contact_id = made.id from made where participant.id = $2`,
    [world.clinic.account_id, participant_id],
  );
  expect(await world.claim(message_id)).toEqual({ type: 'held' });
  return { message_id, participant_id };
};

const WAITS = { status: 'held', status_reason: 'secure_pin_blank' };

it.each([
  ['contact', '+12025550191'],
  ['participant', '+12025550192'],
])('goes once the field of its %s is filled in, and not by what else changes of anybody', async (table, phone) => {
  const other = await held(`${phone.slice(0, -1)}9`);
  const { message_id, participant_id } = await held(phone);
  const id = table === 'contact' ? `(select contact_id from participant where id = $1)` : '$1';
  const { sql } = world.clinic;
  await sql(`update ${table} set name = 'Robin Park' where id = ${id}`, [participant_id]);
  expect(await world.status(message_id)).toEqual(WAITS);
  await sql(`update ${table} set custom_data = '{"pin": "271828"}' where id = ${id}`, [participant_id]);
  expect([await world.status(message_id), await world.status(other.message_id)]).toEqual([
    { status: 'due', status_reason: null },
    WAITS,
  ]);
  expect(await world.claim(message_id)).toMatchObject({ type: 'send' });
  await sql(`update message set status = 'skipped' where id = $1`, [other.message_id]);
});

it('waits on where the field that was filled in is another, and is not sent to who has opted out since', async () => {
  const { message_id, participant_id } = await held('+12025550193');
  const { sql, account_id } = world.clinic;
  const fill = (key: string) =>
    sql(
      `update contact set custom_data = jsonb_build_object($2::text, '271828') where id = (select contact_id from participant where id = $1)`,
      [participant_id, key],
    );
  await fill('shoe');
  expect(await world.claim(message_id)).toEqual({ type: 'held' });
  expect(await world.status(message_id)).toEqual(WAITS);
  await sql(
    `insert into stop_list_entry (id, account_id, type, address, source) values (gen_random_uuid(), $1, 'phone', '+12025550193', 'staff')`,
    [account_id],
  );
  await fill('pin');
  expect(await world.claim(message_id)).toEqual({ type: 'skipped' });
});
