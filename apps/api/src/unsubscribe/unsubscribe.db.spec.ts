import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { clientToken } from '@kept/channels/client-token';
import { newId } from '@kept/persistence/new-id';
import { startApi, TEST_SECRET, type RunningApi } from '../running-api.spec-support.ts';

const KIM = 'kim@client.example';
let api: RunningApi;
let path: string;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

beforeEach(async () => {
  await api.rows('delete from stop_list_entry');
  const message_id = newId();
  const { account_id } = api.ours;
  await api.rows(
    `insert into message (id, account_id, direction, kind, channel, status, lane, to_address, body, due_at)
     values ($1, $2, 'out', 'auto_message', 'email', 'accepted', 'bulk', $3, 'Hi', now()),
            (gen_random_uuid(), $2, 'out', 'auto_message', 'email', 'due', 'bulk', $3, 'Later', now() + interval '1 day')`,
    [message_id, account_id, KIM],
  );
  path = `/unsubscribe/${clientToken({ purpose: 'unsubscribe', account_id, id: message_id, secret: TEST_SECRET })}`;
});

const stopped = () => api.rows('select type, address, source, word from stop_list_entry');
const ended = [{ type: 'email', address: KIM, source: 'reply', word: null }];

it('asks whoever follows the link, and changes nothing', async () => {
  for (const method of ['GET', 'HEAD']) expect((await api.call(path, { key: null, method })).status).toBe(200);
  const { text, headers } = await api.call(path, { key: null });
  expect(text).toContain(`Do you want no more mails from ours to ${KIM}?`);
  expect(text).not.toContain('<script');
  expect(headers.get('content-type')).toMatch(/^text\/html/);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect([headers.get('cache-control'), headers.get('referrer-policy'), headers.get('x-robots-tag')]).toEqual([
    'no-store',
    'no-referrer',
    'noindex, nofollow',
  ]);
  expect(await stopped()).toEqual([]);
});

it.each([
  ['the page’s button', '', { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }],
  ['a mail program’s one click', 'List-Unsubscribe=One-Click', { 'content-type': 'application/x-www-form-urlencoded' }],
  [
    'a one click as a form',
    '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    { 'content-type': 'multipart/form-data; boundary=b' },
  ],
])('ends mails by %s, at once and once', async (_, raw, headers) => {
  for (const _again of [1, 2]) {
    const answer = await api.call(path, { key: null, method: 'POST', raw, headers });
    expect([answer.status, answer.text]).toEqual([
      200,
      expect.stringContaining('You will get no more mails from ours'),
    ]);
  }
  expect(await stopped()).toEqual(ended);
  expect(
    await api.rows(
      `select status, status_reason from message where body = 'Later' and to_address = $1 order by id desc limit 1`,
      [KIM],
    ),
  ).toEqual([{ status: 'skipped', status_reason: 'opted_out' }]);
  expect((await api.call(path, { key: null })).text).toContain('You will get no more mails');
});

it('tells the sequences of that address', async () => {
  const booked = await api.call('/v1/events', {
    method: 'POST',
    json: {
      events: [
        {
          title: 'x',
          start_time: '2027-03-10T15:00',
          end_time: '2027-03-10T16:00',
          participants: [{ name: 'Kim', email: KIM }],
        },
      ],
    },
  });
  expect(booked.status).toBe(201);
  await api.call(path, {
    key: null,
    method: 'POST',
    raw: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const inputs = await api.rows(
    `select i.type from sequence_input i join sequence s on s.id = i.sequence_id join participant p on p.id = s.participant_id
     where p.email = $1 order by i.id`,
    [KIM],
  );
  expect(inputs).toEqual([{ type: 'started' }, { type: 'opted_out' }]);
});

it('takes no click from another’s page', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };
  expect((await api.call(path, { key: null, method: 'POST', raw: '', headers })).status).toBe(403);
  expect(await stopped()).toEqual([]);
});

it('shows the business’s name and colour, whatever is in them, in the client’s language', async () => {
  const { account_id } = api.ours;
  const [before] = await api.rows('select name, settings from account where id = $1', [account_id]);
  await api.rows(
    `update account set name = '<b>Maïté & Co</b>', settings = settings || '{"colour": "#0f766e"}' where id = $1`,
    [account_id],
  );
  try {
    const { text, headers } = await api.call(path, { key: null });
    expect(text).toContain('&lt;b&gt;Maïté &amp; Co&lt;/b&gt;');
    const style = /<style>(.*)<\/style>/su.exec(text)?.[1] ?? '';
    expect(style).toContain('--brand:#0f766e;--on-brand:#ffffff');
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  } finally {
    await api.rows('update account set name = $2, settings = $3 where id = $1', [
      account_id,
      before?.['name'],
      before?.['settings'],
    ]);
  }
});

it('answers every link that leads nowhere alike, in a language that the browser asks for', async () => {
  const { account_id } = api.ours;
  const gone = clientToken({ purpose: 'unsubscribe', account_id, id: newId(), secret: TEST_SECRET });
  const foreign = clientToken({ purpose: 'secure link', account_id, id: newId(), secret: TEST_SECRET });
  const bodies = new Set<string>();
  for (const token of ['x', 'A'.repeat(64), path.slice(-64, -1), gone, foreign]) {
    const headers = { 'accept-language': 'de-AT' };
    const { status, text } = await api.call(`/unsubscribe/${token}`, { key: null, headers });
    expect(status).toBe(404);
    bodies.add(text);
  }
  expect([...bodies]).toEqual([expect.stringContaining('Dieser Link führt nirgendwohin mehr')]);
});

it('leads nowhere with a made-up token, or one whose mail is gone', async () => {
  const gone = clientToken({
    purpose: 'unsubscribe',
    account_id: api.ours.account_id,
    id: newId(),
    secret: TEST_SECRET,
  });
  for (const token of ['x', 'A'.repeat(64), gone]) {
    for (const method of ['GET', 'POST']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await api.call(`/unsubscribe/${token}`, {
        key: null,
        method,
        headers,
        ...(method === 'POST' && { raw: '' }),
      });
      expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('does not lead anywhere')]);
    }
  }
  expect(await stopped()).toEqual([]);
});
