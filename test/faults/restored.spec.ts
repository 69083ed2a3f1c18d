import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import type { TestProcess } from '../harness/process.ts';
import { copyDatabase } from './copy-database.ts';
import { reminderStory, type ReminderStory } from './reminder-story.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let story: ReminderStory;

beforeAll(async () => {
  kept = await openRunningClinic();
  story = reminderStory(kept);
});

afterAll(() => kept.close());

const ANSWERS = '+12025550181';
const SILENT = '+12025550182';
const STOPS = '+12025550183';

const stateOf = (participant_id: string) =>
  kept.clinic.sql('select state from participant where id = $1', [participant_id]);

/** Nobody of ours is connected any more. */
async function stopAll(api: TestProcess): Promise<void> {
  await kept.killWorkers();
  await api.kill();
}

it('a database restored to an earlier moment learns from the carrier what it forgot: nothing goes out again, no reply is lost', async () => {
  await kept.startWorker();
  const answers = await kept.book({ phone: ANSWERS });
  const silent = await kept.book({ phone: SILENT });
  const decided = () =>
    kept.clinic.sql('select id from sequence where last_decided_at is not null and wake_at is not null');
  await eventually(async () => expect(await decided()).toHaveLength(2));
  await stopAll(kept.api);
  const since = new Date();
  const { restore } = await copyDatabase(kept.database);

  const api = await kept.startApi();
  await kept.startWorker();
  await kept.jumpToWakeOf(answers, silent);
  await kept.nudge(answers, silent);
  await eventually(async () => {
    for (const booked of [answers, silent])
      expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered' });
  });
  expect(await kept.say(ANSWERS, '1')).toBe(200);
  expect(await kept.say(STOPS, 'stop')).toBe(200);
  await eventually(async () => expect(await stateOf(answers.participant_id)).toEqual([{ state: 'confirmed' }]));
  const phones = [ANSWERS, SILENT, STOPS];
  const allSends = async () =>
    (await Promise.all(phones.map((phone) => kept.carrier.sends(phone)))).map((s) => s.length);
  await eventually(async () => {
    expect(
      await kept.clinic.sql(`select 1 from message where direction = 'out' and status in ('due', 'sending')`),
    ).toEqual([]);
    expect(Math.min(...(await allSends()))).toBe(1);
  });
  const before = await allSends();

  await stopAll(api);
  await restore();
  expect(await stateOf(answers.participant_id)).toEqual([{ state: 'none' }]);
  await kept.startApi();
  await kept.startWorker({ KEPT_SENDING: 'held' });
  await kept.jumpToWakeOf(answers, silent);
  expect(await kept.runScript('recover', ['--since', since.toISOString()])).toMatch(/Sending goes on/);

  await eventually(async () => {
    expect(await stateOf(answers.participant_id)).toEqual([{ state: 'confirmed' }]);
    for (const booked of [answers, silent])
      expect(await story.reminderOf(booked)).toMatchObject({ status: 'accepted', attempts: 1 });
    expect(await kept.clinic.sql('select address from stop_list_entry')).toEqual([{ address: STOPS }]);
    expect(
      await kept.clinic.sql(`select 1 from message where direction = 'out' and status in ('due', 'sending')`),
    ).toEqual([]);
  });
  expect(await allSends()).toEqual(before);
  // Every text the carrier has is one message here, and the other way round.
  expect(
    await kept.clinic.sql(`select count(*)::int as n, count(distinct provider_id)::int as known from message
      where direction = 'out' and channel = 'sms' and status in ('accepted', 'delivered')`),
  ).toEqual([{ n: before.reduce((a, b) => a + b, 0), known: before.reduce((a, b) => a + b, 0) }]);
  expect(await kept.clinic.sql('select 1 from recovered_message')).toEqual([]);

  const next = '+12025550184';
  const booked = await story.atReminder(next);
  await kept.nudge(booked);
  await eventually(async () => expect(await kept.carrier.texts(next)).toHaveLength(1));
});
