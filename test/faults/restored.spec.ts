import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { bothChannels } from '../fixtures/both-channels.ts';
import { eventually } from '../harness/eventually.ts';
import type { TestProcess } from '../harness/process.ts';
import { copyDatabase } from './copy-database.ts';
import { reminderStory, type ReminderStory } from './reminder-story.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let story: ReminderStory;

beforeAll(async () => {
  // The workers ask the carrier all the while, as they do in a real life: what is restored must not be met in the wrong order.
  kept = await openRunningClinic({ definition: bothChannels, ask_providers_every: '1s' });
  story = reminderStory(kept);
});

afterAll(() => kept.close());

const ANSWERS = '+12025550181';
const SILENT = '+12025550182';
const STOPS = '+12025550183';
/** Reminded and heard before the moment that is restored. */
const EARLIER = '+12025550185';

/** Busy when called: a text goes out instead. */
const CALLED = '+12025550186';

const HOUR_MS = 3_600_000;

const phoneSchema = z.object({ calls: z.array(z.object({ sid: z.string() })) });
const callsTo = async (phone: string) =>
  phoneSchema.parse(await kept.carrier.control('GET', `/phones/${phone}`)).calls.length;

const stateOf = (participant_id: string) =>
  kept.clinic.sql('select state from participant where id = $1', [participant_id]);

const repliesByPhone = () =>
  kept.clinic.sql(`select from_address, body from message where kind = 'reply' order by from_address, body`);

/** Nobody of ours is connected any more. */
async function stopAll(api: TestProcess): Promise<void> {
  await kept.killWorkers();
  await api.kill();
}

it('a database restored to an hour ago learns from the carrier what it forgot, not what it knows: nothing goes out again, no reply is lost or comes twice', async () => {
  await kept.startWorker();
  const earlier = await story.atReminder(EARLIER);
  await kept.nudge(earlier);
  await eventually(async () => expect(await story.reminderOf(earlier)).toMatchObject({ status: 'delivered' }));
  await story.confirms(EARLIER, earlier);
  const known_before = await kept.messages(earlier);
  const answers = await kept.book({ phone: ANSWERS });
  const silent = await kept.book({ phone: SILENT });
  await kept.carrier.control('PUT', `/accounts/${kept.clinic.account_sid}/phones/${CALLED}/manner`, { kind: 'busy' });
  const called = await kept.book({ phone: CALLED, title: 'Cleaning, by phone' });
  const decided = () =>
    kept.clinic.sql(
      'select id from sequence where id = any($1) and last_decided_at is not null and wake_at is not null',
      [[answers.sequence_id, silent.sequence_id, called.sequence_id]],
    );
  await eventually(async () => expect(await decided()).toHaveLength(3));
  await stopAll(kept.api);
  // Whoever restores names the hour roughly, and before it lies what the database has not forgotten.
  const since = new Date(Date.now() - HOUR_MS);
  const { restore } = await copyDatabase(kept.database);

  const api = await kept.startApi();
  await kept.startWorker();
  await kept.jumpToWakeOf(answers, silent, called);
  await kept.nudge(answers, silent, called);
  await eventually(async () => {
    for (const booked of [answers, silent])
      expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered' });
  });
  expect(await kept.say(ANSWERS, '1')).toBe(200);
  expect(await kept.say(STOPS, 'stop')).toBe(200);
  await eventually(async () => expect(await stateOf(answers.participant_id)).toEqual([{ state: 'confirmed' }]));
  const phones = [ANSWERS, SILENT, STOPS, EARLIER, CALLED];
  const allSends = async () =>
    (await Promise.all(phones.map((phone) => kept.carrier.sends(phone)))).map((s) => s.length);
  await eventually(async () => {
    expect(
      await kept.clinic.sql(`select 1 from message where direction = 'out' and status in ('due', 'sending')`),
    ).toEqual([]);
    expect(Math.min(...(await allSends()))).toBe(1);
  });
  const before = await allSends();
  const replies_before = await repliesByPhone();

  await stopAll(api);
  await restore();
  expect(await stateOf(answers.participant_id)).toEqual([{ state: 'none' }]);
  await kept.startApi();
  await kept.startWorker({ KEPT_SENDING: 'held' });
  await kept.jumpToWakeOf(answers, silent, called);
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
  // Nobody remembers how the call went, but the carrier, which is asked in its time; then the text instead is due, and was sent.
  await kept.clinic.sql(
    `update delivery_attempt at set started_at = clock_timestamp() - interval '5 minutes' + interval '2 seconds'
     from message m where m.id = at.message_id and m.channel = 'call'`,
  );
  await eventually(async () => {
    expect(
      (await kept.messages(called))
        .filter(({ kind }) => kind !== 'notification')
        .map(({ auto_message_id, status }) => [auto_message_id, status]),
    ).toEqual([
      ['msg_day', 'skipped'],
      ['msg_call', 'accepted'],
      ['msg_text', 'accepted'],
    ]);
  });
  expect(await callsTo(CALLED)).toBe(1);
  expect(await allSends()).toEqual(before);
  expect(await repliesByPhone()).toEqual(replies_before);
  expect(await kept.messages(earlier)).toEqual(known_before);
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
