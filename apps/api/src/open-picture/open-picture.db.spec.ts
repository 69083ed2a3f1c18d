import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientToken } from '@kept/channels/client-token';
import { TEST_SECRET } from '../running-api.spec-support.ts';
import { openSecureDesk, USUAL, type SecureDesk } from '../secure-page/secure-desk.spec-support.ts';

let secure: SecureDesk;

beforeAll(async () => {
  secure = await openSecureDesk();
});

afterAll(() => secure.desk.stop());

const pictureOf = (id: string): string => {
  const { account_id } = secure.desk.api.ours;
  return `/o/${clientToken({ account_id, id, purpose: 'open picture', secret: TEST_SECRET })}.gif`;
};

/** A mail with a link, and where its picture lies. */
async function mailed(settings: object) {
  await secure.settle({ ...USUAL, ...settings });
  const { message_id, event } = await secure.sent();
  const [link] = await secure.desk.api.rows('select id from secure_link where message_id = $1', [message_id]);
  return { message_id, event, path: pictureOf(String(link?.['id'])) };
}

const fetched = async (path: string, method = 'GET') => {
  const { status, headers, text } = await secure.desk.api.call(path, { key: null, method });
  const shown = [...headers].filter(([name]) => !['date', 'keep-alive', 'x-request-id'].includes(name));
  return { status, headers: Object.fromEntries(shown), text };
};

const openedAt = async (message_id: string): Promise<unknown> =>
  (await secure.desk.api.rows('select mail_opened_at from secure_link where message_id = $1', [message_id]))[0]?.[
    'mail_opened_at'
  ];

it('fetched by GET tells once and for the first time that the mail was opened, in the log and beside the message', async () => {
  const { message_id, event, path } = await mailed({ records_email_opens: true });
  await fetched(path, 'HEAD');
  expect(await secure.noted(message_id)).toEqual([]);

  const [answer] = await Promise.all([fetched(path), fetched(path), fetched(path)]);
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'image/gif',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
  expect(await secure.noted(message_id)).toEqual(['secure_mail_opened']);
  const first = await openedAt(message_id);
  await secure.desk.advance('1 hour');
  await fetched(path);
  expect(await openedAt(message_id)).toEqual(first);
  expect(await secure.noted(message_id)).toEqual(['secure_mail_opened']);

  const { messages } = await secure.desk.journal(event);
  const beside = messages.find(({ id }) => id === message_id)?.mail_opened_at;
  expect(new Date(beside ?? '')).toEqual(first);
  const { text } = await secure.desk.api.call('/v1/log');
  expect(text).toContain('Email with a secure link opened');
  expect(text).toContain('Mail programs may do that by themselves');
  // who fetched it stands nowhere
  const [note] = await secure.desk.api.rows(`select detail from log_entry where code = 'secure_mail_opened'`);
  expect(Object.keys(Object(note?.['detail'])).toSorted()).toEqual(['address', 'channel', 'contact_id']);
});

it('is the same for every token, and tells nothing where there is nothing to tell', async () => {
  const known = await mailed({ records_email_opens: true });
  const answer = await fetched(known.path);

  const off = await mailed({ records_email_opens: false });
  const taken_back = await mailed({ records_email_opens: true });
  await secure.desk.api.rows('update secure_link set revoked_at = now() where message_id = $1', [
    taken_back.message_id,
  ]);
  const not_left = await mailed({ records_email_opens: true });
  await secure.desk.api.rows('update secure_link set expires_at = null where message_id = $1', [not_left.message_id]);
  const paths = [taken_back.path, not_left.path, pictureOf(randomUUID()), `/o/${'A'.repeat(64)}.gif`, '/o/x.gif'];
  for (const path of paths) expect(await fetched(path)).toEqual(answer);
  await secure.settle({ ...USUAL, records_email_opens: false });
  expect(await fetched(off.path)).toEqual(answer);
  for (const { message_id } of [off, taken_back, not_left]) {
    expect(await secure.noted(message_id)).toEqual([]);
    expect(await openedAt(message_id)).toBeNull();
  }
});

it('opens no page', async () => {
  const { path } = await mailed({ records_email_opens: true });
  expect((await secure.call(path.replace('/o/', '/s/').replace('.gif', ''))).status).toBe(404);
});
