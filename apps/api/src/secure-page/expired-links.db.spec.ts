import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSecureDesk, type SecureDesk } from './secure-desk.spec-support.ts';

let secure: SecureDesk;

beforeAll(async () => {
  secure = await openSecureDesk();
});

afterAll(() => secure.desk.stop());

describe('a link whose time is over', () => {
  it('takes no PIN and no reply, and sends a new one to the same address, which opens the same conversation', async () => {
    const it_was = await secure.sent();
    const cookie = await secure.opened(it_was);
    await secure.desk.advance('25 hours');
    for (const page of [
      await secure.call(it_was.path, { cookie }),
      await secure.call(it_was.path, { post: 'pin=271828' }),
      await secure.say(it_was, { cookie, text: 'Too late' }),
    ])
      expect([page.status, page.text]).toEqual([410, expect.stringContaining('This link has expired')]);

    const asked = await secure.call(`${it_was.path}/new_link`, { post: '' });
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('a new link is on its way')]);
    const [message] = await secure.desk.api.rows(
      `select id, to_address, body from message where system_text = 'secure_link' order by id desc limit 1`,
    );
    expect(message).toMatchObject({ to_address: it_was.phone, body: expect.stringContaining('secure-link.invalid') });
    await secure.desk.send(String(message?.['id']));
    const fresh = await secure.pathOf(String(message?.['id']));
    const page = (await secure.call(fresh, { cookie: await secure.opened({ path: fresh }) })).text;
    expect(page).toContain('Reply 1');
    expect(page).not.toContain('Too late');
  });

  it('sends no more than three in an hour, and says nothing of it', async () => {
    const it_was = await secure.sent();
    await secure.desk.advance('25 hours');
    const pages: string[] = [];
    for (const _time of [1, 2, 3, 4]) pages.push((await secure.call(`${it_was.path}/new_link`, { post: '' })).text);
    expect(new Set(pages).size).toBe(1);
    expect(
      await secure.desk.api.rows(
        `select count(*)::int as sent from message where system_text = 'secure_link' and to_address = $1`,
        [it_was.phone],
      ),
    ).toEqual([{ sent: 3 }]);
    expect(await secure.noted(it_was.message_id)).toEqual([
      'secure_link_asked',
      'secure_link_asked',
      'secure_link_asked',
      'secure_link_refused',
    ]);
  });
});
