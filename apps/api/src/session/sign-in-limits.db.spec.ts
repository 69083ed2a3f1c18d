import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApi, type Answer, type RunningApi } from '../running-api.spec-support.ts';
import { signIn } from './browser.spec-support.ts';

let api: RunningApi;

beforeAll(async () => {
  // behind a proxy, so that tries come from many places
  api = await startApi(() => ({ KEPT_TRUST_PROXY: '127.0.0.1' }));
});

afterAll(() => api.stop());

beforeEach(() => api.rows('delete from kept_system.sign_in_try'));

interface From {
  readonly email: string;
  readonly password?: string;
  readonly from?: string;
}

const tryFrom = ({ email, password = 'wrong', from = '192.0.2.1' }: From): Promise<Answer> =>
  api.call('/screens/session', {
    method: 'POST',
    key: null,
    json: { email, password },
    headers: { 'x-forwarded-for': from },
  });

const statuses = async (tries: readonly From[]): Promise<readonly number[]> => {
  const found: number[] = [];
  for (const each of tries) found.push((await tryFrom(each)).status);
  return found;
};

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** As if it were that much later. */
const later = (minutes: number) =>
  api.rows(`update kept_system.sign_in_try set at = at - $1 * interval '1 minute'`, [minutes]);

it('ten wrong passwords make an address wait, also with the right one, and say how long in words', async () => {
  const { email, password } = api.ours.admin;
  const everywhere = times(10, (index) => ({ email, from: `192.0.2.${index}` }));
  expect(await statuses(everywhere)).toEqual(times(10, () => 401));
  await later(1);
  const right = await tryFrom({ email, password, from: '203.0.113.9' });
  expect([right.status, right.body]).toMatchObject([
    429,
    { code: 'too_many_tries', detail: expect.stringMatching(/^Try again in 14 minutes\.$/) },
  ]);
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(13 * 60);
  expect(right.headers.get('set-cookie')).toBeNull();
  expect((await tryFrom(api.ours.staff)).status).toBe(200);
  await later(13);
  expect((await tryFrom({ email, password })).body).toMatchObject({
    detail: expect.stringMatching(/^Try again in (1 minute|\d\d seconds)\.$/),
  });
  await later(1);
  expect((await tryFrom({ email, password })).status).toBe(200);
});

it('an address nobody has waits as well, in the same words', async () => {
  const tries = times(11, () => ({ email: 'nobody@clinic.example' }));
  expect(await statuses(tries)).toEqual([...times(10, () => 401), 429]);
});

it('fifty wrong passwords make a network wait, whomever they were for', async () => {
  const from = '2001:db8:0:1::';
  const tries = times(50, (index) => ({ email: `somebody-${index}@clinic.example`, from: `${from}${index + 1}` }));
  expect(await statuses(tries)).toEqual(times(50, () => 401));
  expect((await tryFrom({ ...api.ours.staff, from: `${from}ffff` })).status).toBe(429);
  expect((await tryFrom({ ...api.ours.staff, from: '2001:db8:0:2::1' })).status).toBe(200);
});

it('right passwords never count', async () => {
  const tries = times(12, () => api.ours.staff);
  expect(await statuses(tries)).toEqual(times(12, () => 200));
  expect(await api.rows('select 1 from kept_system.sign_in_try')).toEqual([]);
});

it('guesses sent together count as if sent one after the other', async () => {
  const { email } = api.ours.admin;
  const answers = await Promise.all(times(30, (index) => tryFrom({ email, from: `192.0.2.${index}` })));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
});

it('waiting does not grow with tries during it', async () => {
  const { email, password } = api.ours.admin;
  await statuses(times(30, () => ({ email })));
  await later(15);
  expect((await tryFrom({ email, password })).status).toBe(200);
});

it('wrong current passwords count too', async () => {
  const { email } = api.ours.staff;
  const browser = await signIn(api, api.ours.staff);
  for (const _ of times(10, () => null)) {
    await browser.call('/screens/password', {
      method: 'PUT',
      json: { current_password: 'wrong', new_password: 'three wet otters' },
    });
  }
  expect((await tryFrom({ email })).status).toBe(429);
});

it('keeps neither the addresses nor where tries came from', async () => {
  await tryFrom({ email: 'hunter2-typed-into-the-wrong-box' });
  const rows = await api.rows(`select t::text as row from kept_system.sign_in_try t`);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/hunter2|192\.0\.2/);
  expect(api.output()).not.toContain('hunter2');
});
