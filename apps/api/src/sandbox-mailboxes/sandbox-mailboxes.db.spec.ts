import { afterAll, beforeAll, expect, it } from 'vitest';
import { signAddress } from '@kept/channels/signed-address';
import { clientToken } from '@kept/channels/client-token';
import { newId } from '@kept/persistence/new-id';
import { TEST_SECRET } from '../running-api.spec-support.ts';
import { startSandbox, type RunningSandbox } from '../sandbox-carrier/running-sandbox.spec-support.ts';
import { mailboxListSchema, mailboxSchema } from './sandbox-mailboxes.schema.ts';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.stop());

const at = (address: string) => `/screens/sandbox/mailboxes/${encodeURIComponent(address)}`;

it('shows the mail the account sent, with whose mailbox it is and on the account’s clock', async () => {
  const { ours, rows, call } = sandbox.api;
  const message_id = '<0190-1@kept.example>';
  await sandbox.mail({ account_id: ours.account_id, to: ours.email, subject: 'Robin confirmed', message_id });
  await rows(
    `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at, provider_id)
     values (gen_random_uuid(), $1, 'out', 'notification', 'email', 'accepted', 'answer', $2, 'Hi', '2030-01-01T09:00Z', $3)`,
    [ours.account_id, ours.email, message_id],
  );
  expect(mailboxListSchema.parse((await call('/screens/sandbox/mailboxes')).body)).toEqual({
    mailboxes: [
      {
        address: ours.email,
        name: 'Ada',
        count: 1,
        last: { subject: 'Robin confirmed', at: '2030-01-01T09:00:00.000Z' },
      },
    ],
  });
  expect(mailboxSchema.parse((await call(at(ours.email.toUpperCase()))).body)).toMatchObject({
    name: 'Ada',
    messages: [
      {
        from: 'kept@lakeside.example',
        subject: 'Robin confirmed',
        text: 'Hi\n',
        html: '<p>Hi\n',
        at: '2030-01-01T09:00:00.000Z',
      },
    ],
  });
});

it('shows an account no mail of another, though sender and mailbox are the same', async () => {
  const { ours, theirs, call } = sandbox.api;
  const shared = 'shared@clients.example';
  await sandbox.mail({ account_id: theirs.account_id, to: shared, subject: 'Theirs' });
  expect((await call(at(shared))).body).toMatchObject({ messages: [] });
  await sandbox.mail({ account_id: ours.account_id, to: shared, subject: 'Ours' });
  expect((await call(at(shared))).body).toMatchObject({ messages: [{ subject: 'Ours' }] });
  expect((await call('/screens/sandbox/mailboxes')).text).not.toContain('Theirs');
});

it('an address that is none is refused', async () => {
  for (const address of ['kim', 'kim@', 'a b@c.example', `${'x'.repeat(300)}@c.example`, '../accounts@x']) {
    expect((await sandbox.api.call(at(address))).status, address).toBe(422);
  }
});

it.each(['gmail', 'outlook', 'apple_mail'] as const)(
  'answers a mail in the manner of %s, and the clinic reads what was written above a quote that is on its clock',
  async (manner) => {
    const { ours, rows, call } = sandbox.api;
    const to = `${manner}@clients.example`;
    const message_id = newId();
    await rows(
      `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, sender_id, body, due_at, provider_id)
       select $1, $2, 'out', 'auto_message', 'email', 'accepted', 'bulk', $3, se.id, 'Hi', '2030-05-04T09:00Z', $4
       from sender se where se.account_id = $2 and se.type = 'email'`,
      [message_id, ours.account_id, to, `<${message_id}@kept.example>`],
    );
    const { account_id } = ours;
    const signed = {
      purpose: 'reply',
      account_id,
      message_id,
      secret: TEST_SECRET,
      domain: 'lakeside.example',
    } as const;
    const reply_to = signAddress(signed);
    const named = { message_id: `<${message_id}@kept.example>` };
    await sandbox.mail({ account_id, to, subject: 'Your visit', reply_to, ...named });
    const [mail] = mailboxSchema.parse((await call(at(to))).body).messages;
    const answer = { answers: mail?.id, manner, body: 'Yes please\n\nKim' };
    const answered = await call(`${at(to)}/answers`, { method: 'POST', json: answer });
    expect([answered.status, answered.body]).toMatchObject([201, { problem: null }]);
    const got = await rows(
      `select body, status_reason, subject, html ~ 'May 4,? 2030' and html like '%Hi%' as whole from message where direction = 'in' and from_address = $1`,
      [to],
    );
    expect(got).toMatchObject([{ body: 'Yes please\n\nKim', status_reason: null, whole: true }]);
    expect(mailboxSchema.parse((await call(at(to))).body).messages.map(({ direction }) => direction)).toEqual([
      'received',
      'sent',
    ]);
  },
);

it('sends a file along, which the clinic has in the conversation', async () => {
  const { ours, rows, call } = sandbox.api;
  const to = 'kim.papers@clients.example';
  await sandbox.mail({ account_id: ours.account_id, to, subject: 'Your papers' });
  const [mail] = mailboxSchema.parse((await call(at(to))).body).messages;
  const file = { name: 'notes.txt', data: Buffer.from('All is well.').toString('base64') };
  const json = { answers: mail?.id, manner: 'gmail', body: 'Here they are', file };
  expect(await call(`${at(to)}/answers`, { method: 'POST', json })).toMatchObject({
    status: 201,
    body: { problem: null },
  });
  const [thread] = await rows(`select thread_id from message where direction = 'in' and from_address = $1`, [to]);
  const { body } = await call(`/v1/threads/${String(thread?.['thread_id'])}/messages`);
  expect(body).toMatchObject({ messages: [{ attachments: [{ file_name: 'notes.txt', status: 'stored' }] }] });
  const large = { ...json, file: { ...file, data: 'A'.repeat(960_004) } };
  expect((await call(`${at(to)}/answers`, { method: 'POST', json: large })).body).toMatchObject({
    errors: [{ field: '/file/data', message: 'is larger than 700 kB' }],
  });
});

it('answers no mail that the mailbox did not get', async () => {
  const answer = { answers: '999999', manner: 'gmail', body: 'Hi' };
  const answered = await sandbox.api.call(`${at('kim@clients.example')}/answers`, { method: 'POST', json: answer });
  expect([answered.status, answered.body]).toMatchObject([422, { errors: [{ code: 'unknown_mail' }] }]);
});

it.each([
  [
    'out_of_office',
    { status: 'accepted', status_reason: null },
    [{ body: expect.stringContaining('out of the office'), status_reason: 'automatic' }],
    [],
  ],
  ['bounce', { status: 'failed', status_reason: 'mail_5.1.1' }, [], []],
  ['complaint', { status: 'accepted', status_reason: null }, [], [{ source: 'carrier', word: 'complaint' }]],
  ['unsubscribe', { status: 'accepted', status_reason: null }, [], [{ source: 'reply', word: null }]],
] as const)('lets a mailbox %s, and the clinic hears of it', async (act, message, received, stopped) => {
  const { ours, rows, call, url } = sandbox.api;
  const { account_id } = ours;
  const to = `${act}@clients.example`;
  const message_id = newId();
  await rows(
    `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, sender_id, body, due_at)
     select $1, $2, 'out', 'auto_message', 'email', 'accepted', 'bulk', $3, se.id, 'Hi', now()
     from sender se where se.account_id = $2 and se.type = 'email'`,
    [message_id, account_id, to],
  );
  await rows(
    `insert into delivery_attempt (id, account_id, message_id, number, outcome, started_at)
     values (gen_random_uuid(), $1, $2, 1, 'accepted', now())`,
    [account_id, message_id],
  );
  const signed = { account_id, message_id, secret: TEST_SECRET, domain: 'lakeside.example' };
  const link = `${url}/unsubscribe/${clientToken({ purpose: 'unsubscribe', account_id, id: message_id, secret: TEST_SECRET })}`;
  await sandbox.mail({
    account_id,
    to,
    subject: 'Your visit',
    reply_to: signAddress({ ...signed, purpose: 'reply' }),
    bounce_to: signAddress({ ...signed, purpose: 'bounce' }),
    headers: { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  });
  const [mail] = mailboxSchema.parse((await call(at(to))).body).messages;
  const acted = await call(`${at(to)}/acts`, { method: 'POST', json: { mail: mail?.id, act } });
  expect([acted.status, acted.body]).toEqual([201, { problem: null }]);
  expect(await rows('select status, status_reason from message where id = $1', [message_id])).toEqual([message]);
  expect(
    await rows(`select body, status_reason from message where direction = 'in' and from_address = $1`, [to]),
  ).toEqual(received);
  expect(await rows('select source, word from stop_list_entry where address = $1', [to])).toEqual(stopped);
});

it('unsubscribes from no mail that has no link for it', async () => {
  const { ours, call } = sandbox.api;
  const to = 'no-link@clients.example';
  await sandbox.mail({ account_id: ours.account_id, to, subject: 'Notice' });
  const [mail] = mailboxSchema.parse((await call(at(to))).body).messages;
  const acted = await call(`${at(to)}/acts`, { method: 'POST', json: { mail: mail?.id, act: 'unsubscribe' } });
  expect([acted.status, acted.body]).toMatchObject([422, { errors: [{ code: 'no_one_click' }] }]);
});
