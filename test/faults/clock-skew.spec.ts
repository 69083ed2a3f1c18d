import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import { expectNoDouble } from './expect-no-double.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;

const MINUTE_MS = 60_000;
const offBy = (minutes: number): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--import=${join(import.meta.dirname, 'skewed-clock.mjs')}`,
  CLOCK_OFF_BY_MS: String(minutes * MINUTE_MS),
});

beforeAll(async () => {
  kept = await openRunningClinic({ ask_providers_every: '1s', env: offBy(-90) });
  await Promise.all([kept.startWorker(offBy(90)), kept.startWorker(offBy(-90))]);
});

afterAll(() => kept.close());

const [CONFIRMS, SILENT, STOPS] = ['+12025558601', '+12025558602', '+12025558603'] as const;
const phones = [CONFIRMS, SILENT, STOPS];

it('the API an hour and a half slow, one worker as slow and one as fast: everything happens when the database says, once', async () => {
  // The fault is there: what the API says of the time is off.
  const said = Number(/"time":(\d+)/.exec(kept.printed())?.[1]);
  expect(Math.abs(Date.now() - said)).toBeGreaterThan(60 * MINUTE_MS);
  const booked = await Promise.all(phones.map((phone) => kept.book({ phone })));
  const [to_confirm, to_silent] = booked;
  if (to_confirm === undefined || to_silent === undefined) throw new Error('nothing was booked');
  const [before] = await eventually(async () => {
    const rows = await kept.clinic.sql<{ minutes: number; decided: number }>(
      `select extract(epoch from min(s.wake_at) - clock_timestamp()) / 60 - min(a.clock_offset_ms) / 60000.0 as minutes,
         count(s.wake_at)::int as decided from sequence s, account a`,
    );
    expect(rows[0]?.decided).toBe(phones.length);
    return rows;
  });
  // Well inside what the fast worker takes for the time of the reminder.
  await kept.advance(`${Math.floor(before?.minutes ?? 0) - 10} minutes`);
  for (const phone of phones) expect(await kept.carrier.sends(phone)).toEqual([]);

  await kept.carrier.fault({ kind: 'rate_limit', retry_after: 1, match: { to: SILENT }, times: 1 });
  await kept.jumpToWakeOf(...booked);
  await kept.nudge(...booked);
  await eventually(async () => {
    for (const each of booked) expect(await kept.messages(each)).toMatchObject([{ status: 'delivered' }]);
  });
  expect(await kept.say(CONFIRMS, '1')).toBe(200);
  expect(await kept.say(STOPS, 'STOP')).toBe(200);
  await eventually(async () => {
    expect(await kept.clinic.sql('select state from participant where id = $1', [to_confirm.participant_id])).toEqual([
      { state: 'confirmed' },
    ]);
    for (const phone of [CONFIRMS, STOPS]) expect(await kept.carrier.texts(phone)).toHaveLength(2);
  });
  // Two hours of silence bring a second try; an hour and a half too early is too early.
  await kept.advance('100 minutes');
  expect(await kept.carrier.texts(SILENT)).toHaveLength(1);
  await kept.advance('25 minutes');
  expect(await kept.carrier.texts(SILENT)).toHaveLength(2);
  expect(await kept.carrier.texts(STOPS)).toHaveLength(2);
  expect((await kept.carrier.sends(SILENT)).map(({ status }) => status)).toEqual([429, 201, 201]);

  // What is written down of when a message was tried is the database's time, and nothing is missed by who asks the carrier.
  expect(
    await kept.clinic.sql(
      `select id from delivery_attempt where ended_at < started_at or abs(extract(epoch from clock_timestamp() - started_at)) > 600`,
    ),
  ).toEqual([]);
  await kept.api.kill();
  expect(await kept.say(SILENT, '1')).not.toBe(200);
  await eventually(async () =>
    expect(await kept.clinic.sql('select state from participant where id = $1', [to_silent.participant_id])).toEqual([
      { state: 'confirmed' },
    ]),
  );
  await eventually(async () =>
    expect(await kept.clinic.sql(`select id from message where status in ('due', 'sending', 'unknown')`)).toEqual([]),
  );
  await expectNoDouble(kept);
});
