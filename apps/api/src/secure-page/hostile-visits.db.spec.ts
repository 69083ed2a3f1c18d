import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clientToken, type LinkPurpose } from '@kept/channels/client-token';
import { plainPng } from '@kept/files/sample-files.spec-support';
import { TEST_SECRET } from '../running-api.spec-support.ts';
import { openSecureDesk, type SecureDesk, type Sent } from './secure-desk.spec-support.ts';

let secure: SecureDesk;

beforeAll(async () => {
  secure = await openSecureDesk(() => ({ KEPT_TRUST_PROXY: '127.0.0.1' }));
});

afterAll(() => secure.desk.stop());

const linkOf = async (message_id: string): Promise<string> =>
  String((await secure.desk.api.rows('select id from secure_link where message_id = $1', [message_id]))[0]?.['id']);

const pathTo = (account_id: string, id: string, purpose: LinkPurpose = 'secure link') =>
  `/s/${clientToken({ account_id, id, purpose, secret: TEST_SECRET })}`;

/** Whatever a visit could have changed. */
const everything = async () =>
  await secure.desk.api.rows(
    `select (select count(*) from message) as messages, (select count(*) from log_entry) as notes,
       (select count(*) from attachment) as files, (select count(*) from sequence_input) as inputs,
       (select count(opened_at) from secure_link) as opened,
       (select coalesce(sum(wrong_that_day), 0) from secure_pin_guard) as wrong`,
  );

/** Every way in, with what it answers: status, headers and page. */
async function everyWay(path: string): Promise<readonly string[]> {
  const say = { cookie: 'kept_secure=1760000000000.x', text: 'Hello' };
  const answers = [
    await secure.call(path),
    await secure.call(path, { post: 'pin=271828' }),
    await secure.call(`${path}/new_link`, { post: '' }),
    await secure.call(`${path}/files/${randomUUID()}`),
    await secure.say({ path }, say),
  ];
  return answers.map(({ status, headers, text }) => {
    const shown = [...headers].filter(([name]) => !['date', 'keep-alive', 'x-request-id'].includes(name));
    return `${status} ${JSON.stringify(shown)} ${text}`;
  });
}

describe('a token that opens nothing', () => {
  it.each<[string, (sent: Sent) => Promise<string>]>([
    ['guessed', async () => `/s/${'A'.repeat(64)}`],
    ['cut off', async ({ path }) => path.slice(0, -3)],
    ['too long', async ({ path }) => `${path}${'A'.repeat(200)}`],
    ['as long as a request may be', async () => `/s/${'A'.repeat(12_000)}`],
    ['changed', async ({ path }) => `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`],
    ['of a link that never was', async () => pathTo(secure.desk.api.ours.account_id, randomUUID())],
    [
      'made for another page',
      async ({ message_id }) => pathTo(secure.desk.api.ours.account_id, message_id, 'reminder page'),
    ],
    [
      'of another business',
      async ({ message_id }) => pathTo(secure.desk.api.theirs.account_id, await linkOf(message_id)),
    ],
    [
      'taken back',
      async ({ message_id, path }) => {
        await secure.desk.api.rows('update secure_link set revoked_at = now() where message_id = $1', [message_id]);
        return path;
      },
    ],
    [
      'of a message that has not left',
      async ({ message_id, path }) => {
        await secure.desk.api.rows('update secure_link set expires_at = null where message_id = $1', [message_id]);
        return path;
      },
    ],
  ])('because it is %s shows the one page, by any way, and changes nothing', async (_, change) => {
    const path = await change(await secure.sent());
    const before = await everything();
    const [one = '', ...others] = await everyWay(path);
    expect(one).toMatch(/^404 .*This link does not work/s);
    for (const other of others) expect(other).toBe(one);
    expect(one).toBe((await everyWay(`/s/${'B'.repeat(64)}`))[0]);
    expect(await everything()).toEqual(before);
  });
});

it('programs that only look, by GET or HEAD and wherever, change nothing', async () => {
  const { path } = await secure.sent();
  const before = await everything();
  for (const where of ['', '/reply', '/new_link', '/files/x'])
    for (const method of ['GET', 'HEAD'])
      expect((await secure.desk.api.call(`${path}${where}`, { key: null, method })).status).toBeLessThan(500);
  expect(await everything()).toEqual(before);
});

describe('files that a client sends', () => {
  it('in their fifties are not taken, and what was written stays in the form', async () => {
    const it_was = await secure.sent();
    const cookie = await secure.opened(it_was);
    const before = await everything();
    const files = Array.from({ length: 50 }, (_, index) => new File([`page ${index}`], `page-${index}.txt`));
    const { status, text } = await secure.say(it_was, { cookie, text: 'All of my papers', files });
    expect([status, text]).toEqual([422, expect.stringContaining('too large or too many')]);
    expect(text).toContain('>All of my papers</textarea>');
    expect(await everything()).toEqual(before);
  });

  it('are what their bytes are: a program in a picture’s name is left out, a page of script is only text', async () => {
    const it_was = await secure.sent();
    const cookie = await secure.opened(it_was);
    const files = [
      new File(['MZ'.repeat(100)], 'holiday.png', { type: 'image/png' }),
      new File([new Uint8Array(await plainPng({ width: 4, height: 4 }))], 'in\u202evoice.exe', { type: 'text/html' }),
    ];
    const { status, text } = await secure.say(it_was, { cookie, text: '', files });
    expect([status, text]).toEqual([200, expect.stringContaining('Not taken: holiday.png: This is a program')]);
    expect(text).not.toMatch(/\u202e/u);
    const [, path = ''] = /href="(\/s\/[^"]+\/files\/[^"]+)"/.exec(text) ?? [];
    const { headers } = await secure.call(path, { cookie });
    expect([headers.get('content-type'), headers.get('content-disposition'), headers.get('cache-control')]).toEqual([
      'image/png',
      expect.stringContaining('attachment; filename="in voice.exe.png"'),
      'no-store',
    ]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

it('guesses over several links and from many addresses at once are four wrong answers and a lock', async () => {
  const one = await secure.sent();
  const other = await secure.sent({ phone: one.phone });
  const pages = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      secure.call(index % 2 === 0 ? one.path : other.path, {
        post: `pin=${String(100_000 + index)}`,
        from: `203.0.113.${index}`,
      }),
    ),
  );
  expect(pages.filter(({ text }) => text.includes('Tries left'))).toHaveLength(4);
  expect(pages.filter(({ text }) => text.includes('Too many wrong PINs'))).toHaveLength(56);
});

it('two businesses that write to one phone have a conversation each', async () => {
  const ours = await secure.sent();
  const { theirs } = secure.desk.api;
  await secure.desk.api.rows(
    `update account set settings = jsonb_set(settings, '{secure_messaging}',
       (select settings -> 'secure_messaging' from account where id = $1) || '{"default_pin": null}') where id = $2`,
    [secure.desk.api.ours.account_id, theirs.account_id],
  );
  const { status, body, text } = await secure.desk.api.call('/v1/send_message', {
    method: 'POST',
    key: theirs.api_key,
    json: { type: 'sms', to: ours.phone, message: 'Your account is OVERDUE-XYZZY.', send_securely: true },
  });
  expect(status, text).toBe(201);
  const id = z.object({ messages: z.array(z.object({ id: z.uuid() })) }).parse(body).messages[0]?.id ?? '';
  // as if it had left
  await secure.desk.api.rows(`update message set status = 'accepted', sent_at = now() where id = $1`, [id]);
  await secure.desk.api.rows(`update secure_link set expires_at = now() + interval '1 day' where message_id = $1`, [
    id,
  ]);
  const path = pathTo(theirs.account_id, await linkOf(id));
  const theirs_shown = (await secure.call(path, { cookie: await secure.opened({ path }, '') })).text;
  expect([theirs_shown.includes('OVERDUE-XYZZY'), theirs_shown.includes('Reply 1')]).toEqual([true, false]);
  const cookie = await secure.opened(ours);
  const ours_shown = (await secure.call(ours.path, { cookie })).text;
  expect([ours_shown.includes('OVERDUE-XYZZY'), ours_shown.includes('Reply 1')]).toEqual([false, true]);
  // the pass of one opens nothing of the other
  expect((await secure.call(path, { cookie })).text).not.toContain('XYZZY');
});
