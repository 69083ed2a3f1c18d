import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSecureDesk, type SecureDesk } from './secure-desk.spec-support.ts';

let secure: SecureDesk;

beforeAll(async () => {
  secure = await openSecureDesk();
});

afterAll(() => secure.desk.stop());

describe('wrong PINs', () => {
  it('are told with what is left, and five shut all links of the person', async () => {
    const it_was = await secure.sent();
    const again = await secure.sent({ phone: it_was.phone });
    const pages: string[] = [];
    for (const path of [it_was.path, again.path, it_was.path, again.path, it_was.path])
      pages.push((await secure.call(path, { post: 'pin=000000' })).text);
    expect(pages.map((text) => /Tries left: (\d)/.exec(text)?.[1])).toEqual(['4', '3', '2', '1', undefined]);
    for (const { path } of [it_was, again]) {
      expect((await secure.call(path, { post: 'pin=271828' })).text).toContain('Too many wrong PINs');
      expect((await secure.call(path)).text).toContain('Send me a new link');
    }
    expect(await secure.noted(it_was.message_id)).toEqual([
      'secure_pin_wrong',
      'secure_pin_wrong',
      'secure_pin_wrong',
      'secure_locked',
    ]);
  });

  it('are counted one by one however many come at once', async () => {
    const it_was = await secure.sent();
    const again = await secure.sent({ phone: it_was.phone });
    const guesses = Array.from({ length: 40 }, (_, index) =>
      secure.call(index % 2 === 0 ? it_was.path : again.path, { post: `pin=${String(100_000 + index)}` }),
    );
    const pages = await Promise.all(guesses);
    expect(pages.filter(({ text }) => text.includes('Tries left'))).toHaveLength(4);
    const [guard] = await secure.desk.api.rows(
      'select wrong, wrong_that_day from secure_pin_guard where locked_at is not null order by locked_at desc limit 1',
    );
    expect(guard).toEqual({ wrong: 5, wrong_that_day: 5 });
  });

  it('are forgotten by a fresh link, but no more than fifteen in a day', async () => {
    const it_was = await secure.sent();
    let { path } = it_was;
    const wrong = async () => {
      for (const _try of [1, 2, 3, 4, 5]) await secure.call(path, { post: 'pin=000000' });
    };
    await wrong();
    for (const _fresh of [1, 2]) {
      ({ path } = await secure.sent({ phone: it_was.phone }));
      expect((await secure.call(path, { post: 'pin=000000' })).text).toContain('Tries left: 4');
      await wrong();
    }
    ({ path } = await secure.sent({ phone: it_was.phone }));
    expect((await secure.call(path, { post: 'pin=271828' })).text).toContain('Too many wrong PINs');
  });
});
