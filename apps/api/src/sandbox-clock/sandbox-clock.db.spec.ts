import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type RunningApi } from '../running-api.spec-support.ts';
import { clockSchema, movedClockSchema } from './sandbox-clock.schema.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const move = (json: unknown) => api.call('/v1/sandbox/clock', { method: 'POST', json });
const read = async (key?: string) =>
  clockSchema.parse((await api.call('/v1/sandbox/clock', key === undefined ? {} : { key })).body);

it('shows the real time until it is moved, and each account has its own', async () => {
  const real = Date.now();
  expect(Math.abs(Date.parse((await read()).now) - real)).toBeLessThan(5_000);
  const moved = movedClockSchema.parse((await move({ advance: 'P1DT2H' })).body);
  expect(Date.parse(moved.now) - Date.parse(moved.from)).toBeGreaterThanOrEqual(26 * 3_600_000 - 1_000);
  expect(Date.parse((await read(api.theirs.api_key)).now)).toBeLessThan(Date.parse(moved.now) - 24 * 3_600_000);
});

it('goes to a time with an offset, and to a local one of the account’s zone', async () => {
  expect(movedClockSchema.parse((await move({ to: '2030-03-01T09:00:00-05:00' })).body).now).toMatch(
    /^2030-03-01T14:00:00/,
  );
  expect(movedClockSchema.parse((await move({ to: '2030-07-01T09:00' })).body).now).toMatch(/^2030-07-01T13:00:00/);
});

it('advances by days of the calendar, also over a change of clocks', async () => {
  await move({ to: '2031-03-08T09:00' });
  expect(movedClockSchema.parse((await move({ advance: 'P1D' })).body).now).toMatch(/^2031-03-09T13:00:/);
});

it('says that nothing is planned, and goes to nothing', async () => {
  expect(await read()).toMatchObject({ next_message_at: null, next_message: null, moving: null });
  const before = await read();
  const answer = await move({ to_next_message: true });
  expect([answer.status, answer.body]).toMatchObject([
    422,
    { code: 'nothing_planned', errors: [{ field: '/to_next_message' }] },
  ]);
  expect(Date.parse((await read()).now) - Date.parse(before.now)).toBeLessThan(5_000);
});

it('moves once at a time, and shows the move that is under way', async () => {
  const [from, to] = ['2031-01-01T00:00:00.000Z', '2031-01-08T00:00:00.000Z'];
  await api.rows(
    `insert into clock_move (account_id, id, from_at, to_at, renewed_at) values ($1, gen_random_uuid(), $2, $3, now())`,
    [api.ours.account_id, from, to],
  );
  const now = await read();
  expect(now.moving).toEqual({ from, to, now: now.now });
  expect((await read(api.theirs.api_key)).moving).toBeNull();
  const answer = await move({ advance: 'PT1H' });
  expect([answer.status, answer.body]).toMatchObject([409, { code: 'clock_moving' }]);
  await api.rows('delete from clock_move');
  expect((await move({ advance: 'PT1H' })).status).toBe(200);
});

it('never goes back', async () => {
  const answer = await move({ to: '2020-01-01T00:00' });
  expect([answer.status, answer.body]).toMatchObject([
    422,
    {
      code: 'clock_backwards',
      errors: [
        {
          field: '/to',
          message: expect.stringMatching(/^is before what it shows: \w+, \w+ \d+, \d+:\d\d [AP]M E[SD]T$/),
        },
      ],
    },
  ]);
});

it.each([
  [{}],
  [{ advance: '-P1D' }],
  [{ advance: 'P0D' }],
  [{ advance: 'tomorrow' }],
  [{ advance: 'P11Y' }],
  [{ advance: 'P8000000D' }],
  [{ advance: 'P1000000Y' }],
  [{ to: '2030-02-30' }],
  [{ advance: 'P1D', to: '2030-01-01' }],
  [{ to_next_message: false }],
  [{ to_next_message: true, advance: 'P1D' }],
])('refuses %j', async (json) => {
  expect([(await move(json)).status]).toEqual([422]);
});

it('is not there for a live account', async () => {
  await api.rows(`set session_replication_role = replica`);
  await api.rows(`update account set mode = 'live', clock_offset_ms = 0 where id = $1`, [api.theirs.account_id]);
  await api.rows(`set session_replication_role = origin`);
  for (const method of ['GET', 'POST']) {
    const answer = await api.call('/v1/sandbox/clock', {
      method,
      key: api.theirs.api_key,
      ...(method === 'POST' ? { json: { advance: 'P1D' } } : {}),
    });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'not_sandbox' }]);
  }
});
