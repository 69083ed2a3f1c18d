import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clientToken } from '@kept/channels/client-token';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { TEST_SECRET } from '../running-api.spec-support.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';

let desk: Desk;
let admin: Browser;
let numbers = 0;

beforeAll(async () => {
  desk = await openDesk();
  admin = await signIn(desk.api, desk.api.ours.admin);
});

afterAll(() => desk.stop());

const settle = async (json: object) => {
  const { status, text } = await admin.call('/screens/secure_messaging', { method: 'PATCH', json });
  expect(status, text).toBe(200);
};

beforeEach(() => settle({ enabled: true, automated: ['reminder'], default_pin: '271828', link_lifetime: '24_hours' }));

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

const call = (path: string, more: { readonly post?: string; readonly cookie?: string } = {}) =>
  desk.api.call(path, {
    key: null,
    method: more.post === undefined ? 'GET' : 'POST',
    ...(more.post === undefined ? {} : { raw: more.post }),
    headers: { ...form, ...(more.cookie === undefined ? {} : { cookie: more.cookie }) },
  });

interface Sent {
  readonly event: Event;
  readonly path: string;
  readonly message_id: string;
  readonly phone: string;
}

const pathOf = async (message_id: string) => {
  const [link] = await desk.api.rows('select id from secure_link where message_id = $1', [message_id]);
  const { account_id } = desk.api.ours;
  return `/s/${clientToken({ account_id, id: String(link?.['id']), purpose: 'secure link', secret: TEST_SECRET })}`;
};

/** A reminder that has left as a link. */
async function sent(given: { readonly phone?: string; readonly name?: string } = {}): Promise<Sent> {
  numbers += 1;
  const phone = given.phone ?? `+1833555${String(1_000 + numbers)}`;
  const event = await desk.make({ participants: [{ name: given.name ?? 'Kim Lee', phone }] });
  await desk.decide(event);
  const participant = event.participants[0]?.id ?? '';
  await desk.staff.call(`/screens/participants/${participant}/messages/msg_reminder/commands`, {
    method: 'POST',
    json: { command: 'send_now' },
  });
  await desk.decide(event);
  const [message_id = ''] = await desk.deliver(event);
  await desk.decide(event);
  return { event, path: await pathOf(message_id), message_id, phone };
}

/** The cookie that the right PIN brings. */
async function opened({ path }: Pick<Sent, 'path'>, pin = '271828'): Promise<string> {
  const answer = await call(path, { post: `pin=${pin}` });
  expect(answer.status, answer.text).toBe(303);
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function say({ path }: Sent, more: { cookie: string; text: string; key?: string; file?: string }) {
  const body = new FormData();
  body.set('form_key', more.key ?? randomUUID());
  body.set('text', more.text);
  if (more.file !== undefined) body.set('files', new Blob([more.file]), 'note.txt');
  const request = new Request('http://x', { method: 'POST', body });
  return await desk.api.call(`${path}/reply`, {
    key: null,
    method: 'POST',
    raw: new Uint8Array(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '', cookie: more.cookie },
  });
}

const noted = async (message_id: string) =>
  (await desk.api.rows(`select code from log_entry where message_id = $1 order by id`, [message_id])).map(
    ({ code }) => code,
  );

const stateOf = async ({ event }: Sent) =>
  (await desk.api.rows('select state from participant where id = $1', [event.participants[0]?.id]))[0]?.['state'];

describe('a secure link', () => {
  it('shows whoever follows it a form and nothing else, and changes nothing', async () => {
    const it_was = await sent();
    const { status, text, headers } = await call(it_was.path);
    expect(status).toBe(200);
    expect(text).toContain('name="pin"');
    expect(text).not.toMatch(/Cleaning|Kim|script/);
    expect([headers.get('cache-control'), headers.get('referrer-policy'), headers.get('x-robots-tag')]).toEqual([
      'no-store',
      'no-referrer',
      'noindex, nofollow',
    ]);
    expect((await desk.api.call(it_was.path, { key: null, method: 'HEAD' })).status).toBe(200);
    expect(await noted(it_was.message_id)).toEqual([]);
    expect(await desk.api.rows('select opened_at from secure_link where message_id = $1', [it_was.message_id])).toEqual(
      [{ opened_at: null }],
    );
  });

  it('opens by the PIN, and the reply 1 confirms the appointment; the words stand nowhere in clear', async () => {
    const it_was = await sent();
    const cookie = await opened(it_was);
    const page = await call(it_was.path, { cookie });
    expect(page.text).toContain('Reply 1');
    const replied = await say(it_was, { cookie, text: '1' });
    expect([replied.status, replied.text]).toEqual([200, expect.stringContaining('Your reply was sent')]);
    await desk.decide(it_was.event);
    expect(await stateOf(it_was)).toBe('confirmed');

    const answers = await desk.api.rows(
      `select m.body, m.sent_securely from message m where m.appointment_id = $1 and m.direction = 'out' order by m.id desc limit 1`,
      [it_was.event.id],
    );
    expect(answers).toEqual([{ body: expect.stringContaining('secure-link.invalid'), sent_securely: true }]);
    await desk.deliver(it_was.event);
    const after = (await call(it_was.path, { cookie })).text;
    expect(after.indexOf('Reply 1')).toBeLessThan(after.indexOf('class="client"'));
    expect(after.lastIndexOf('class="business"')).toBeGreaterThan(after.indexOf('class="client"'));
    expect(await noted(it_was.message_id)).toEqual(['secure_pin_entered']);
  });

  it('takes a reply’s words nowhere but under seal: not into messages, inputs, steps or notices', async () => {
    const it_was = await sent();
    const cookie = await opened(it_was);
    await say(it_was, { cookie, text: 'My test was POSITIVE-XYZZY' });
    await desk.decide(it_was.event);
    const found = await desk.api.rows(
      `select 'message' as place from message m where m::text like '%XYZZY%'
       union all select 'input' from sequence_input i where i::text like '%XYZZY%'
       union all select 'step' from sequence_step s where s::text like '%XYZZY%'
       union all select 'word' from thread_word w where w::text ilike '%xyzzy%'
       union all select 'log' from log_entry l where l::text like '%XYZZY%'`,
    );
    expect(found).toEqual([]);
    const notices = await desk.api.rows(
      `select body from message where kind = 'notification' and participant_id = $1`,
      [it_was.event.participants[0]?.id],
    );
    expect(notices.map(({ body }) => String(body)).join()).toContain('(a secure reply');
    expect((await call(it_was.path, { cookie })).text).toContain('POSITIVE-XYZZY');
  });

  it('takes a form that is sent twice once', async () => {
    const it_was = await sent();
    const cookie = await opened(it_was);
    const key = randomUUID();
    for (const _again of [1, 2]) expect((await say(it_was, { cookie, text: 'Hello', key })).status).toBe(200);
    const page = (await call(it_was.path, { cookie })).text;
    expect(page.split('Hello')).toHaveLength(2);
  });

  it('takes a file, and gives it to nobody who has not opened the conversation', async () => {
    const it_was = await sent();
    const cookie = await opened(it_was);
    await say(it_was, { cookie, text: '', file: 'what the doctor said' });
    const page = (await call(it_was.path, { cookie })).text;
    const [, file = ''] = /href="(\/s\/[^"]+\/files\/[^"]+)"/.exec(page) ?? [];
    expect((await call(file, { cookie })).text).toBe('what the doctor said');
    expect((await call(file)).text).not.toContain('doctor');
    const other = await sent();
    const theirs = file.replace(it_was.path, other.path);
    expect((await call(theirs, { cookie: await opened(other) })).status).toBe(404);
  });

  it('shows script, markup and turned letters as they were typed', async () => {
    const it_was = await sent();
    const cookie = await opened(it_was);
    await say(it_was, { cookie, text: '<script>alert(1)</script>\u202edrow\u200b' });
    const page = (await call(it_was.path, { cookie })).text;
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;drow');
    expect(page).not.toContain('<script');
  });

  it.each([
    ['guessed', () => `/s/${'A'.repeat(64)}`],
    ['cut off', (path: string) => path.slice(0, -3)],
    ['changed', (path: string) => `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`],
  ])('that is %s leads nowhere, by any method', async (_, change) => {
    const { path } = await sent();
    const wrong = change(path);
    const pages = [
      await call(wrong),
      await call(wrong, { post: 'pin=1' }),
      await call(`${wrong}/new_link`, { post: '' }),
    ];
    expect(new Set(pages.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(pages[0]?.status).toBe(404);
  });

  it('that is taken back shows the same page as one that never was', async () => {
    const it_was = await sent();
    await desk.api.rows('update secure_link set revoked_at = now() where message_id = $1', [it_was.message_id]);
    expect((await call(it_was.path)).text).toBe((await call(`/s/${'A'.repeat(64)}`)).text);
  });

  it('opens in its own browser only: a forwarded one asks again', async () => {
    const one = await sent();
    const cookie = await opened(one);
    const other = await sent();
    expect((await call(one.path)).text).toContain('name="pin"');
    expect((await call(other.path, { cookie })).text).toContain('name="pin"');
  });

  it('without a PIN opens by a press', async () => {
    await settle({ default_pin: null });
    const it_was = await sent();
    const page = await call(it_was.path);
    expect(page.text).not.toContain('name="pin"');
    expect(page.text).toContain('Open the conversation');
    const cookie = await opened(it_was, '');
    expect((await call(it_was.path, { cookie })).text).toContain('Reply 1');
    expect(await noted(it_was.message_id)).toEqual(['secure_opened']);
  });

  it('never mixes two who share a phone', async () => {
    const phone = '+18335559901';
    const kim = await sent({ phone, name: 'Kim Lee' });
    const max = await sent({ phone, name: 'Max Lee' });
    const contacts = await Promise.all(
      ['Kim Lee', 'Max Lee'].map((name) =>
        desk.api.call('/v1/contacts', { method: 'POST', json: { name, phones: [], emails: [] } }),
      ),
    );
    for (const [index, { event }] of [kim, max].entries()) {
      await desk.api.rows('update participant set contact_id = $2 where id = $1', [
        event.participants[0]?.id,
        z.object({ id: z.string() }).parse(contacts[index]?.body).id,
      ]);
    }
    const cookie = await opened(max);
    const page = (await call(max.path, { cookie })).text;
    expect(page).toContain('Max');
    expect(page).not.toContain('Kim');
    await say(max, { cookie, text: '1' });
    await desk.decide(kim.event);
    await desk.decide(max.event);
    expect([await stateOf(kim), await stateOf(max)]).toEqual(['none', 'confirmed']);
  });
});

describe('wrong PINs', () => {
  it('are told with what is left, and five shut all links of the person', async () => {
    const it_was = await sent();
    const again = await sent({ phone: it_was.phone });
    const pages: string[] = [];
    for (const path of [it_was.path, again.path, it_was.path, again.path, it_was.path])
      pages.push((await call(path, { post: 'pin=000000' })).text);
    expect(pages.map((text) => /Tries left: (\d)/.exec(text)?.[1])).toEqual(['4', '3', '2', '1', undefined]);
    for (const { path } of [it_was, again]) {
      expect((await call(path, { post: 'pin=271828' })).text).toContain('Too many wrong PINs');
      expect((await call(path)).text).toContain('Send me a new link');
    }
    expect(await noted(it_was.message_id)).toEqual([
      'secure_pin_wrong',
      'secure_pin_wrong',
      'secure_pin_wrong',
      'secure_locked',
    ]);
  });

  it('are counted one by one however many come at once', async () => {
    const it_was = await sent();
    const again = await sent({ phone: it_was.phone });
    const guesses = Array.from({ length: 40 }, (_, index) =>
      call(index % 2 === 0 ? it_was.path : again.path, { post: `pin=${String(100_000 + index)}` }),
    );
    const pages = await Promise.all(guesses);
    expect(pages.filter(({ text }) => text.includes('Tries left'))).toHaveLength(4);
    const [guard] = await desk.api.rows(
      'select wrong, wrong_that_day from secure_pin_guard where locked_at is not null order by locked_at desc limit 1',
    );
    expect(guard).toEqual({ wrong: 5, wrong_that_day: 5 });
  });

  it('are forgotten by a fresh link, but no more than fifteen in a day', async () => {
    const it_was = await sent();
    let { path } = it_was;
    const wrong = async () => {
      for (const _try of [1, 2, 3, 4, 5]) await call(path, { post: 'pin=000000' });
    };
    await wrong();
    for (const _fresh of [1, 2]) {
      ({ path } = await sent({ phone: it_was.phone }));
      expect((await call(path, { post: 'pin=000000' })).text).toContain('Tries left: 4');
      await wrong();
    }
    ({ path } = await sent({ phone: it_was.phone }));
    expect((await call(path, { post: 'pin=271828' })).text).toContain('Too many wrong PINs');
  });
});

describe('a link whose time is over', () => {
  it('takes no PIN and no reply, and sends a new one to the same address, which opens the same conversation', async () => {
    const it_was = await sent();
    const cookie = await opened(it_was);
    await desk.advance('25 hours');
    for (const page of [
      await call(it_was.path, { cookie }),
      await call(it_was.path, { post: 'pin=271828' }),
      await say(it_was, { cookie, text: 'Too late' }),
    ])
      expect([page.status, page.text]).toEqual([410, expect.stringContaining('This link has expired')]);

    const asked = await call(`${it_was.path}/new_link`, { post: '' });
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('a new link is on its way')]);
    const [message] = await desk.api.rows(
      `select id, to_address, body from message where system_text = 'secure_link' order by id desc limit 1`,
    );
    expect(message).toMatchObject({ to_address: it_was.phone, body: expect.stringContaining('secure-link.invalid') });
    await desk.send(String(message?.['id']));
    const fresh = await pathOf(String(message?.['id']));
    const page = (await call(fresh, { cookie: await opened({ path: fresh }) })).text;
    expect(page).toContain('Reply 1');
    expect(page).not.toContain('Too late');
  });

  it('sends no more than three in an hour, and says nothing of it', async () => {
    const it_was = await sent();
    await desk.advance('25 hours');
    const pages: string[] = [];
    for (const _time of [1, 2, 3, 4]) pages.push((await call(`${it_was.path}/new_link`, { post: '' })).text);
    expect(new Set(pages).size).toBe(1);
    expect(
      await desk.api.rows(
        `select count(*)::int as sent from message where system_text = 'secure_link' and to_address = $1`,
        [it_was.phone],
      ),
    ).toEqual([{ sent: 3 }]);
    expect(await noted(it_was.message_id)).toEqual([
      'secure_link_asked',
      'secure_link_asked',
      'secure_link_asked',
      'secure_link_refused',
    ]);
  });
});

describe('what staff send by hand', () => {
  const send = (json: object) => desk.api.call('/v1/send_message', { method: 'POST', json });
  const answered = z.object({ messages: z.array(z.object({ id: z.uuid() })) });

  it('goes securely with a PIN of its own, which opens no other link and no other link opens', async () => {
    const it_was = await sent();
    const { status, body, text } = await send({
      type: 'sms',
      to: it_was.phone,
      message: 'Your result: NEGATIVE-PLUGH, see https://results.example/7.',
      send_securely: true,
      pin: '314159',
    });
    expect(status, text).toBe(201);
    const id = answered.parse(body).messages[0]?.id ?? '';
    expect(await desk.api.rows(`select from message m where m.id = $1 and m::text like '%PLUGH%'`, [id])).toEqual([]);
    await desk.send(id);
    const path = await pathOf(id);
    expect((await call(path, { post: 'pin=271828' })).text).toContain('That PIN is wrong');
    const page = (await call(path, { cookie: await opened({ path }, '314159') })).text;
    expect(page).toContain('NEGATIVE-PLUGH');
    expect(page).toContain('<a href="https://results.example/7" rel="noopener noreferrer">');
    expect((await call(it_was.path, { cookie: await opened(it_was) })).text).not.toContain('PLUGH');
  });

  it.each([
    ['a call', { type: 'call', send_securely: true }, '/send_securely', 'secure_call'],
    ['a PIN for what goes plainly', { type: 'sms', pin: '314159' }, '/pin', 'not_secure'],
  ])('refuses %s', async (_, json, field, code) => {
    const { status, body } = await send({ to: '+18335559902', message: 'Hi', ...json });
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ errors: [expect.objectContaining({ field, code })] }),
    ]);
  });

  it('answers a secure reply securely, from the inbox and by default', async () => {
    const it_was = await sent();
    const cookie = await opened(it_was);
    await say(it_was, { cookie, text: 'May I bring my dog?' });
    const [thread] = await desk.api.rows(`select id from thread where address = $1`, [it_was.phone]);
    const reply = await desk.staff.call(`/v1/threads/${String(thread?.['id'])}/messages`, {
      method: 'POST',
      json: { channel: 'sms', message: 'Yes, dogs are WELCOME-FROTZ.' },
    });
    expect(reply.status, reply.text).toBe(201);
    const { id } = z.object({ id: z.uuid() }).parse(reply.body);
    expect(await desk.api.rows('select sent_securely from message where id = $1', [id])).toEqual([
      { sent_securely: true },
    ]);
    await desk.send(id);
    expect((await call(it_was.path, { cookie })).text).toContain('WELCOME-FROTZ');
  });
});
