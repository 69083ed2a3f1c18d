import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { SECURE_LINK_MARK } from '@kept/content/secure/secure-link-mark';
import { reminder } from '../../../test/fixtures/reminder.ts';
import { made, text } from '../one-time/one-time.spec-support.ts';
import { receiveReply } from '../replies/receive-reply.ts';
import { inTransaction } from '../transaction.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { contentBinding, linkBinding, writeContent } from './secure-content.ts';
import { authoredPin, sealPin } from './sealed-pin.ts';
import { usualSecureMessaging } from './usual-secure-messaging.ts';
import type { AccountKeys } from './vault.ts';

const PIN = '{{ event.custom.code }}';
let world: World;
let keys: AccountKeys;

beforeAll(async () => {
  world = await openWorld({
    ...reminder,
    messages: reminder.messages.map((message) =>
      message.type === 'sms'
        ? {
            ...message,
            send_securely: true,
            pin: PIN,
            content: { ...message.content, link_body: 'A word for {{ first_name }}: {{ secure_link }}' },
          }
        : message,
    ),
  });
  const { pool, vault, clinic } = world;
  const { account_id } = clinic;
  await clinic.sql(
    `update account set settings = settings || jsonb_build_object('secure_messaging', $2::jsonb) where id = $1`,
    [account_id, JSON.stringify({ ...usualSecureMessaging, enabled: true, link_body: 'Ours: {{ secure_link }}' })],
  );
  keys = await inTransaction({ pool, account_id }, (transaction) => vault.keysOf(transaction, account_id));
});

afterAll(() => world.close());

const WAITS = { status: 'held', status_reason: 'secure_pin_blank' };

/** The PIN that opens a message's link; null: none was settled. */
async function pinOf(message_id: string) {
  const [link] = await world.clinic.sql<{ id: string; pin: Buffer | null; data_key_id: string; pin_of: string }>(
    'select id, pin, data_key_id, pin_of from secure_link where message_id = $1',
    [message_id],
  );
  if (link === undefined) throw new Error('the message has no link');
  const { id, pin: sealed, data_key_id, pin_of } = link;
  return { pin: sealed && keys.open({ sealed, data_key_id }, linkBinding(id)), pin_of };
}

async function fill(appointment_id: string, change: string): Promise<void> {
  await world.clinic.sql(`update appointment set ${change} where id = $1`, [appointment_id]);
}

/** What a client writes on the page that a message led to. */
async function reply({ phone, answers, said }: Readonly<Record<'phone' | 'answers' | 'said', string>>): Promise<void> {
  const { pool, cache, clinic } = world;
  const [link] = await clinic.sql<{ id: string }>('select id from secure_link where message_id = $1', [answers]);
  const message_id = uuidv7();
  await receiveReply({
    pool,
    cache,
    account_id: clinic.account_id,
    sender_address: clinic.phone,
    from: phone,
    body: said,
    provider_id: `secure/${message_id}`,
    carrier_answered: false,
    secure: {
      message_id,
      link_id: link?.id ?? '',
      sealed: keys.seal(writeContent({ subject: null, body: said, html: null }), contentBinding(message_id)),
      answers_message_id: answers,
      files: [],
    },
  });
}

it('invites in the words of the message, and waits for the field of the appointment its PIN is made of', async () => {
  const { booked, message_id } = await world.due({ name: 'Kim Doe', phone: '+12025550181' });
  const other = await world.due({ phone: '+12025550182' });
  for (const each of [message_id, other.message_id]) expect(await world.claim(each)).toEqual({ type: 'held' });

  await fill(booked.appointment_id, `title = 'Cleaning, long'`);
  expect(await world.status(message_id)).toEqual(WAITS);
  await fill(booked.appointment_id, `custom_data = '{"code": "271828"}'`);
  expect([await world.status(message_id), await world.status(other.message_id)]).toEqual([
    { status: 'due', status_reason: null },
    WAITS,
  ]);
  expect(await world.claim(message_id)).toMatchObject({
    type: 'send',
    message: { body: `A word for Kim: ${SECURE_LINK_MARK}` },
  });
  expect(await pinOf(message_id)).toEqual({ pin: '271828', pin_of: 'message' });
});

it.each([
  ['an authored answer', 'running late', '+12025550183', 'automatic_reply'],
  ['the product’s own thanks', '1', '+12025550185', 'system_text'],
])('sends %s behind the PIN of the message it answers, with the account’s invitation', async (_, said, phone, kind) => {
  const { booked, message_id } = await world.due({ phone });
  await fill(booked.appointment_id, `custom_data = '{"code": "314159"}'`);
  const claimed = await world.claim(message_id);
  if (claimed.type !== 'send') throw new Error(`the claim said ${claimed.type}`);
  await world.accept({ message_id, attempt_id: claimed.attempt_id });
  await world.look(booked);
  await reply({ phone, answers: message_id, said });
  await world.look(booked);
  const answers = `select id from message where sequence_id = $1 and kind = $2 and status = 'due'`;
  const [answer] = await world.clinic.sql<{ id: string }>(answers, [booked.sequence_id, kind]);
  if (answer === undefined) throw new Error('nothing answers');
  expect(await world.claim(answer.id)).toMatchObject({ type: 'send', message: { body: `Ours: ${SECURE_LINK_MARK}` } });
  expect(await pinOf(answer.id)).toEqual({ pin: '314159', pin_of: 'message' });
});

it('makes a PIN of the appointment also where no schedule looks after it', async () => {
  const { sql } = world.clinic;
  const { participant_id, appointment_id, sequence_id } = await world.clinic.book({ phone: '+12025550184' });
  await fill(appointment_id, `custom_data = '{"code": "161803"}'`);
  await sql('delete from sequence_input where sequence_id = $1', [sequence_id]);
  await sql('delete from sequence where id = $1', [sequence_id]);
  const message_id = await made(world, {
    to_address: null,
    participant_id,
    content: text('The biopsy is clear.'),
    secure: { keys, pin: PIN },
  });
  expect(await world.claim(message_id)).toMatchObject({ type: 'send' });
  expect(await pinOf(message_id)).toEqual({ pin: '161803', pin_of: 'message' });
});

it('opens a sealed PIN in its account alone; in another it is blank, which holds the message', async () => {
  const sealed = sealPin('4711-kept', keys);
  expect(sealed).not.toContain('4711');
  expect(authoredPin(sealed, keys)).toEqual({ text: '4711-kept', of: 'message' });
  expect(authoredPin(PIN, keys)).toEqual({ text: PIN, of: 'authored' });
  const { pool, vault } = world;
  const [other] = await world.clinic.sql<{ id: string }>(
    `insert into account (id, name, mode, time_zone) values (gen_random_uuid(), 'Hill', 'sandbox', 'UTC') returning id`,
  );
  const account_id = other?.id ?? '';
  const foreign = await inTransaction({ pool, account_id }, (transaction) => vault.keysOf(transaction, account_id));
  expect(authoredPin(sealed, foreign)).toEqual({ text: '', of: 'authored' });
});
