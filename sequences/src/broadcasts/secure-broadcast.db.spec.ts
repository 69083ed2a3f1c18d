import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import { forgetSecrets } from '../secure/forget-secrets.ts';
import { usualSecureMessaging } from '../secure/usual-secure-messaging.ts';
import { inTransaction } from '../transaction.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { numberOf, writtenBroadcast } from './broadcast.spec-support.ts';
import { commandBroadcast } from './command-broadcast.ts';
import { sealWords } from './sealed-words.ts';
import { sendPage } from './send-page.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await world.clinic.sql(
    `update account set settings = settings || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1`,
    [world.clinic.account_id, JSON.stringify({ ...usualSecureMessaging, enabled: true, retention_days: 30 })],
  );
});

afterAll(() => world.close());

/** As the API leaves one behind that goes securely. */
const secureBroadcast = async ({ count, pin }: { readonly count: number; readonly pin: string | null }) => {
  const { pool, vault, clinic } = world;
  const { account_id } = clinic;
  const broadcast_id = await writtenBroadcast(world, { count });
  const keys = await inTransaction({ pool, account_id }, (transaction) => vault.keysOf(transaction, account_id));
  const content = { body: 'Your biopsy is clear.', attachments: [], template_id: null };
  const { sealed, data_key_id } = sealWords({ content, translations: {}, pin }, { broadcast_id, keys });
  await clinic.sql(
    `update broadcast set content = null, sent_securely = true, sealed = $2, data_key_id = $3 where id = $1`,
    [broadcast_id, sealed, data_key_id],
  );
  return broadcast_id;
};

const knownContact = async ({ phone, custom_data }: { readonly phone: string; readonly custom_data: object }) => {
  const { clinic } = world;
  const id = randomUUID();
  await clinic.sql(`insert into contact (id, account_id, name, custom_data) values ($1, $2, 'Robin Park', $3)`, [
    id,
    clinic.account_id,
    JSON.stringify(custom_data),
  ]);
  await clinic.sql(
    `insert into contact_address (id, account_id, contact_id, type, address, position)
     values (gen_random_uuid(), $1, $2, 'phone', $3, 0)`,
    [clinic.account_id, id, phone],
  );
  return id;
};

const ref = (broadcast_id: string) => ({ pool: world.pool, account_id: world.clinic.account_id, broadcast_id });

const messages = (broadcast_id: string) =>
  world.clinic.sql<{ id: string; body: string; status: string; status_reason: string | null }>(
    `select id, body, status, status_reason from message where broadcast_id = $1 order by to_address`,
    [broadcast_id],
  );

it('sends links, behind a PIN that is a field of each, and holds whose field is empty until it is filled', async () => {
  await knownContact({ phone: numberOf(0), custom_data: { pin: '271828' } });
  const other = await knownContact({ phone: numberOf(1), custom_data: {} });
  const id = await secureBroadcast({ count: 2, pin: '{{ custom.pin }}' });
  await sendPage({ ...ref(id), vault: world.vault, link_length: 90 });
  const written = await messages(id);
  const claims = [];
  for (const message of written) claims.push(await world.claim(message.id));
  expect(claims).toMatchObject([{ type: 'send' }, { type: 'held' }]);
  const stands = await messages(id);
  expect(stands).toMatchObject([
    { body: expect.stringContaining(SECURE_LINK_MARK), status: 'sending' },
    { body: expect.stringContaining(SECURE_LINK_MARK), status: 'held', status_reason: 'secure_pin_blank' },
  ]);
  expect(
    await world.clinic.sql('select to_jsonb(b)::text ~ $2 as told from broadcast b where id = $1', [
      id,
      'biopsy|271828|custom',
    ]),
  ).toEqual([{ told: false }]);

  const waiting = stands[1]?.id ?? '';
  expect(await commandBroadcast({ ...ref(id), command: 'retry' })).toEqual({ type: 'done', status: 'sending' });
  expect(await world.claim(waiting)).toEqual({ type: 'held' });
  await world.clinic.sql(`update contact set custom_data = '{"pin": "314159"}' where id = $1`, [other]);
  expect(await world.claim(waiting)).toMatchObject({ type: 'send' });
  const links = await world.clinic.sql('select pin_of from secure_link where message_id = any($1)', [
    stands.map((each) => each.id),
  ]);
  expect(links).toEqual([{ pin_of: 'message' }, { pin_of: 'message' }]);
});

it('keeps its words until it is sent and their time is over; then nobody is tried anew', async () => {
  const id = await secureBroadcast({ count: 1, pin: null });
  const isKept = async () =>
    await world.clinic.sql('select sealed is not null as kept from broadcast where id = $1', [id]);
  await world.advance('31 days');
  await forgetSecrets(world);
  expect(await isKept()).toEqual([{ kept: true }]);
  await sendPage({ ...ref(id), vault: world.vault, link_length: 90 });
  await world.clinic.sql(`update message set status = 'failed' where broadcast_id = $1`, [id]);
  await forgetSecrets(world);
  expect(await isKept()).toEqual([{ kept: false }]);
  expect(await commandBroadcast({ ...ref(id), command: 'retry' })).toEqual({ type: 'words_deleted' });
});
