import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contactHistorySchema } from '../contacts/contact-history.schema.ts';
import { openSecureDesk, USUAL, type SecureDesk } from './secure-desk.spec-support.ts';

let secure: SecureDesk;

beforeAll(async () => {
  secure = await openSecureDesk();
});

afterAll(() => secure.desk.stop());

beforeEach(() => secure.settle(USUAL));

describe('a secure link', () => {
  it('shows whoever follows it a form and nothing else, and changes nothing', async () => {
    const it_was = await secure.sent();
    const { status, text, headers } = await secure.call(it_was.path);
    expect(status).toBe(200);
    expect(text).toContain('name="pin"');
    expect(text).not.toMatch(/Cleaning|Kim|script/);
    expect([headers.get('cache-control'), headers.get('referrer-policy'), headers.get('x-robots-tag')]).toEqual([
      'no-store',
      'no-referrer',
      'noindex, nofollow',
    ]);
    expect((await secure.desk.api.call(it_was.path, { key: null, method: 'HEAD' })).status).toBe(200);
    expect(await secure.noted(it_was.message_id)).toEqual([]);
    expect(
      await secure.desk.api.rows('select opened_at from secure_link where message_id = $1', [it_was.message_id]),
    ).toEqual([{ opened_at: null }]);
  });

  it('opens by the PIN, and the reply 1 confirms the appointment; the words stand nowhere in clear', async () => {
    const it_was = await secure.sent();
    const cookie = await secure.opened(it_was);
    const page = await secure.call(it_was.path, { cookie });
    expect(page.text).toContain('Reply 1');
    const replied = await secure.say(it_was, { cookie, text: '1' });
    expect([replied.status, replied.text]).toEqual([200, expect.stringContaining('Your reply was sent')]);
    await secure.desk.decide(it_was.event);
    expect(await secure.stateOf(it_was)).toBe('confirmed');

    const answers = await secure.desk.api.rows(
      `select m.body, m.sent_securely from message m where m.appointment_id = $1 and m.direction = 'out' order by m.id desc limit 1`,
      [it_was.event.id],
    );
    expect(answers).toEqual([{ body: expect.stringContaining('secure-link.invalid'), sent_securely: true }]);
    await secure.desk.deliver(it_was.event);
    const after = (await secure.call(it_was.path, { cookie })).text;
    expect(after.indexOf('Reply 1')).toBeLessThan(after.indexOf('class="client"'));
    expect(after.lastIndexOf('class="business"')).toBeGreaterThan(after.indexOf('class="client"'));
    expect(await secure.noted(it_was.message_id)).toEqual(['secure_pin_entered']);
  });

  it('stands in its contact’s history as staff read it: the private words, both ways, and how they travelled', async () => {
    const it_was = await secure.sent();
    await secure.say(it_was, { cookie: await secure.opened(it_was), text: 'My knee hurts' });
    const [person] = await secure.desk.api.rows('select contact_id from participant where id = $1', [
      it_was.event.participants[0]?.id,
    ]);
    const { body } = await secure.desk.staff.call(`/screens/contacts/${String(person?.['contact_id'])}/history`);
    expect(contactHistorySchema.parse(body).messages.slice(-2)).toMatchObject([
      { direction: 'in', body: 'My knee hurts', secure: 'shown', mail_opened_at: null },
      { direction: 'out', body: expect.stringContaining('Reply 1'), secure: 'shown' },
    ]);
  });

  it('takes a reply’s words nowhere but under seal: not into messages, inputs, steps or notices', async () => {
    const it_was = await secure.sent();
    const cookie = await secure.opened(it_was);
    await secure.say(it_was, { cookie, text: 'My test was POSITIVE-XYZZY' });
    await secure.desk.decide(it_was.event);
    const found = await secure.desk.api.rows(
      `select 'message' as place from message m where m::text like '%XYZZY%'
       union all select 'input' from sequence_input i where i::text like '%XYZZY%'
       union all select 'step' from sequence_step s where s::text like '%XYZZY%'
       union all select 'word' from thread_word w where w::text ilike '%xyzzy%'
       union all select 'log' from log_entry l where l::text like '%XYZZY%'`,
    );
    expect(found).toEqual([]);
    const notices = await secure.desk.api.rows(
      `select body from message where kind = 'notification' and participant_id = $1`,
      [it_was.event.participants[0]?.id],
    );
    expect(notices.map(({ body }) => String(body)).join()).toContain('(a secure reply');
    expect((await secure.call(it_was.path, { cookie })).text).toContain('POSITIVE-XYZZY');
  });

  it('takes a form that is sent twice once', async () => {
    const it_was = await secure.sent();
    const cookie = await secure.opened(it_was);
    const key = randomUUID();
    for (const _again of [1, 2]) expect((await secure.say(it_was, { cookie, text: 'Hello', key })).status).toBe(200);
    const page = (await secure.call(it_was.path, { cookie })).text;
    expect(page.split('Hello')).toHaveLength(2);
  });

  it('takes a file, and gives it to nobody who has not opened the conversation', async () => {
    const it_was = await secure.sent();
    const cookie = await secure.opened(it_was);
    await secure.say(it_was, { cookie, text: '', files: [new File(['what the doctor said'], 'note.txt')] });
    const page = (await secure.call(it_was.path, { cookie })).text;
    const [, file = ''] = /href="(\/s\/[^"]+\/files\/[^"]+)"/.exec(page) ?? [];
    expect((await secure.call(file, { cookie })).text).toBe('what the doctor said');
    expect((await secure.call(file)).text).not.toContain('doctor');
    const other = await secure.sent();
    const theirs = file.replace(it_was.path, other.path);
    expect((await secure.call(theirs, { cookie: await secure.opened(other) })).status).toBe(404);
  });

  it('shows script, markup and turned letters as they were typed', async () => {
    const it_was = await secure.sent();
    const cookie = await secure.opened(it_was);
    await secure.say(it_was, { cookie, text: '<script>alert(1)</script>\u202edrow\u200b' });
    const page = (await secure.call(it_was.path, { cookie })).text;
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;drow');
    expect(page).not.toContain('<script');
  });

  it('opens in its own browser only: a forwarded one asks again', async () => {
    const one = await secure.sent();
    const cookie = await secure.opened(one);
    const other = await secure.sent();
    expect((await secure.call(one.path)).text).toContain('name="pin"');
    expect((await secure.call(other.path, { cookie })).text).toContain('name="pin"');
  });

  it('without a PIN opens by a press', async () => {
    await secure.settle({ default_pin: null });
    const it_was = await secure.sent();
    const page = await secure.call(it_was.path);
    expect(page.text).not.toContain('name="pin"');
    expect(page.text).toContain('Open the conversation');
    const cookie = await secure.opened(it_was, '');
    expect((await secure.call(it_was.path, { cookie })).text).toContain('Reply 1');
    expect(await secure.noted(it_was.message_id)).toEqual(['secure_opened']);
  });

  it('brings nobody the words of who had the number before, nor asks for their PIN', async () => {
    const { api } = secure.desk;
    const phone = '+18335559902';
    const idOf = (body: unknown) => z.object({ id: z.string() }).parse(body).id;
    const owner = async (name: string, pin: string) => {
      const id = idOf((await api.call('/v1/contacts', { method: 'POST', json: { name, phones: [phone] } })).body);
      await api.call(`/v1/contacts/${id}/secure_pin`, { method: 'PUT', json: { pin } });
      return id;
    };
    const written = async (message: string) => {
      const json = { type: 'sms', to: phone, message, send_securely: true };
      const answer = await api.call('/v1/send_message', { method: 'POST', json });
      const [sent] = z.object({ messages: z.array(z.object({ id: z.string() })) }).parse(answer.body).messages;
      await secure.desk.send(sent?.id ?? '');
      return { path: await secure.pathOf(sent?.id ?? '') };
    };
    const kim = await owner('Kim Lee', '111222');
    const to_kim = await written('Words for Kim');
    await api.call(`/v1/contacts/${kim}`, { method: 'PATCH', json: { phones: ['+18335559903'] } });
    await owner('Max Lee', '333444');
    const to_max = await written('Words for Max');
    const shown = async (link: { readonly path: string }, pin: string) => {
      const { text } = await secure.call(link.path, { cookie: await secure.opened(link, pin) });
      return ['Kim', 'Max'].filter((name) => text.includes(`Words for ${name}`));
    };
    expect([await shown(to_kim, '111222'), await shown(to_max, '333444')]).toEqual([['Kim'], ['Max']]);
    const [asked] = await api.rows(`select count(*)::int as texts from message where to_address = $1`, [phone]);
    await secure.call(`${to_kim.path}/new_link`, { post: '' });
    expect(await api.rows(`select count(*)::int as texts from message where to_address = $1`, [phone])).toEqual([
      asked,
    ]);
  });

  it('never mixes two who share a phone', async () => {
    const phone = '+18335559901';
    const kim = await secure.sent({ phone, name: 'Kim Lee' });
    const max = await secure.sent({ phone, name: 'Max Lee' });
    const contacts = await Promise.all(
      ['Kim Lee', 'Max Lee'].map((name) =>
        secure.desk.api.call('/v1/contacts', { method: 'POST', json: { name, phones: [], emails: [] } }),
      ),
    );
    for (const [index, { event }] of [kim, max].entries()) {
      await secure.desk.api.rows('update participant set contact_id = $2 where id = $1', [
        event.participants[0]?.id,
        z.object({ id: z.string() }).parse(contacts[index]?.body).id,
      ]);
    }
    const cookie = await secure.opened(max);
    const page = (await secure.call(max.path, { cookie })).text;
    expect(page).toContain('Max');
    expect(page).not.toContain('Kim');
    await secure.say(max, { cookie, text: '1' });
    await secure.desk.decide(kim.event);
    await secure.desk.decide(max.event);
    expect([await secure.stateOf(kim), await secure.stateOf(max)]).toEqual(['none', 'confirmed']);
  });
});
