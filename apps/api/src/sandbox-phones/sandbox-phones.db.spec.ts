import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  OUR_NUMBER,
  startSandbox,
  THEIR_NUMBER,
  type RunningSandbox,
} from '../sandbox-carrier/running-sandbox.spec-support.ts';
import { phoneListSchema, phoneSchema, sentFromPhoneSchema } from './sandbox-phones.schema.ts';

const PHONE = '+12025550123';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.stop());

const at = (number: string) => `/screens/sandbox/phones/${encodeURIComponent(number)}`;
const list = async () => phoneListSchema.parse((await sandbox.api.call('/screens/sandbox/phones')).body);
const phone = async (number: string) => phoneSchema.parse((await sandbox.api.call(at(number))).body);
const send = (number: string, json: unknown) => sandbox.api.call(`${at(number)}/messages`, { method: 'POST', json });

const book = async ({
  name,
  number,
  day,
}: {
  readonly name: string;
  readonly number: string;
  readonly day: string;
}) => {
  const answer = await sandbox.api.call('/v1/events', {
    method: 'POST',
    json: {
      events: [
        {
          title: 'Cleaning',
          start_time: `${day}T15:00`,
          end_time: `${day}T16:00`,
          participants: [{ name, phone: number }],
        },
      ],
    },
  });
  expect(answer.status).toBe(201);
};

it('lists the phones of coming appointments, soonest first, and those that texted before them', async () => {
  await book({ name: 'Robin Park', number: '+12025550141', day: '2027-03-11' });
  await book({ name: 'Kim Lee', number: '+12025550142', day: '2027-03-10' });
  await sandbox.text({ to: '+12025550143', body: 'Hello' });
  expect(await list()).toMatchObject({
    our_numbers: [{ number: OUR_NUMBER, label: 'ours' }],
    phones: [
      { number: '+12025550143', name: null, last: { direction: 'in', body: 'Hello' }, count: 1 },
      { number: '+12025550142', name: 'Kim Lee', last: null, count: 0 },
      { number: '+12025550141', name: 'Robin Park', last: null, count: 0 },
    ],
  });
});

it('sends a text that the clinic takes in over its webhook, and shows it on the account’s clock', async () => {
  await sandbox.api.rows('update account set clock_offset_ms = 172800000 where id = $1', [sandbox.api.ours.account_id]);
  const answer = await send(PHONE, { to: OUR_NUMBER, body: 'May I bring my dog?' });
  const sent = sentFromPhoneSchema.parse(answer.body);
  expect([answer.status, sent]).toMatchObject([
    201,
    { direction: 'out', other: OUR_NUMBER, body: 'May I bring my dog?', status: 'received', problem: null },
  ]);
  expect(Date.parse(sent.at) - Date.now()).toBeGreaterThan(86_400_000);
  expect(
    await sandbox.api.rows(`select account_id, body from message where provider_id = $1 and direction = 'in'`, [
      sent.id,
    ]),
  ).toEqual([{ account_id: sandbox.api.ours.account_id, body: 'May I bring my dog?' }]);
  expect(await phone(PHONE)).toMatchObject({ number: PHONE, messages: [{ id: sent.id, at: sent.at }] });
});

describe('what a person may type', () => {
  it.each([
    ['emoji', '👍🏽👩‍⚕️'],
    ['right to left', 'כן, אגיע ‏בזמן'],
    ['lines', 'yes\nbut later'],
    ['markup', '<b>1</b>{{ x }}'],
    ['the longest', 'é'.repeat(1600)],
  ])('%s arrives as typed', async (_, body) => {
    const answer = await send('+12025550144', { to: OUR_NUMBER, body });
    expect([answer.status, answer.body]).toMatchObject([201, { body, problem: null }]);
  });

  it.each([
    ['10,000 characters', { to: OUR_NUMBER, body: 'x'.repeat(10_000) }, '/body'],
    ['nothing', { to: OUR_NUMBER, body: '' }, '/body'],
    ['NUL', { to: OUR_NUMBER, body: 'a\u0000b' }, '/body'],
    ['half an emoji', { to: OUR_NUMBER, body: '\ud83d' }, '/body'],
    ['to nobody', { body: '1' }, '/to'],
    ['to another clinic', { to: THEIR_NUMBER, body: '1' }, '/to'],
    ['to no number', { to: '12', body: '1' }, '/to'],
  ])('%s is refused at its field', async (_, json, field) => {
    const answer = await send('+12025550145', json);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field }] }]);
    expect((await phone('+12025550145')).messages).toEqual([]);
  });

  it('a phone must be a number', async () => {
    for (const path of [at('12'), at('+0'), '/screens/sandbox/phones/x%00y']) {
      expect([422, 400], path).toContain((await sandbox.api.call(path)).status);
    }
  });
});

it('says so when the clinic’s webhook does not take the text', async () => {
  const { carrier, api } = sandbox;
  const number = `/accounts/${api.ours.carrier.account_sid}/numbers/${OUR_NUMBER}`;
  await carrier.control('PUT', number, { sms_url: `${api.url}/v1/nowhere` });
  const answer = await send(PHONE, { to: OUR_NUMBER, body: 'lost' });
  expect([answer.status, answer.body]).toMatchObject([201, { problem: expect.stringContaining('answered 404') }]);
  await carrier.control('PUT', number, {
    sms_url: `${api.url}/v1/webhooks/twilio/${api.ours.account_id}/messages`,
  });
});

it('shows an account nothing of what another said with the same phone', async () => {
  const shared = '+12025550146';
  await sandbox.text({ from: 'theirs', to: shared, body: 'Theirs' });
  await sandbox.text({ to: shared, body: 'Ours' });
  expect((await phone(shared)).messages).toMatchObject([{ body: 'Ours', other: OUR_NUMBER }]);
  expect(JSON.stringify(await list())).not.toContain('Theirs');
});

it('is not there for a live account, nor without the scope', async () => {
  const account = await sandbox.api.newAccount();
  await sandbox.api.rows(`update api_key set scopes = '{events:read}' where account_id = $1`, [account.account_id]);
  const { api_key: key } = account;
  expect((await sandbox.api.call('/screens/sandbox/phones', { key })).body).toMatchObject({ code: 'scope_missing' });
  await sandbox.api.rows(`update api_key set scopes = '{sandbox}' where account_id = $1`, [account.account_id]);
  await sandbox.api.rows('set session_replication_role = replica');
  await sandbox.api.rows(`update account set mode = 'live' where id = $1`, [account.account_id]);
  await sandbox.api.rows('set session_replication_role = origin');
  for (const path of ['/screens/sandbox/phones', at(PHONE), '/screens/sandbox/mailboxes', '/screens/sandbox/faults']) {
    const answer = await sandbox.api.call(path, { key });
    expect([answer.status, answer.body], path).toMatchObject([403, { code: 'not_sandbox' }]);
  }
});

it('says that the carrier sandbox is away, and works again when it is back', async () => {
  await sandbox.carrier.stop();
  const answer = await sandbox.api.call('/screens/sandbox/phones');
  expect([answer.status, answer.body]).toMatchObject([503, { code: 'carrier_away' }]);
  await sandbox.carrier.start();
  expect((await sandbox.api.call('/screens/sandbox/phones')).status).toBe(200);
});
