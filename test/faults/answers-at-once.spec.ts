import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Booked } from '../harness/clinic.ts';
import { eventually } from '../harness/eventually.ts';
import type { TestProcess } from '../harness/process.ts';
import { reminderStory, type ReminderStory } from './reminder-story.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let story: ReminderStory;
let api: TestProcess;

beforeAll(async () => {
  kept = await openRunningClinic();
  ({ api } = kept);
  story = reminderStory(kept);
});

afterAll(() => kept.close());

/** Has a client reminded, and no worker there any more. */
async function remindedAndAlone(phone: string): Promise<Booked> {
  await kept.startWorker();
  const booked = await story.atReminder(phone);
  await kept.nudge(booked);
  await eventually(async () => expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered' }));
  await kept.killWorkers();
  return booked;
}

/** What was said to the client's replies: the schedule's words, and those of the product. */
const answersTo = async (booked: Booked) =>
  (await kept.messages(booked)).filter(({ kind }) => kind === 'automatic_reply' || kind === 'system_text');

describe('an answer', () => {
  it('needs no worker, goes out once for each of two replies at one moment, and a worker that comes has nothing to send', async () => {
    const phone = '+12025550951';
    const booked = await remindedAndAlone(phone);
    const statuses = await Promise.all([kept.say(phone, 'running late'), kept.say(phone, '1')]);
    expect(statuses).toEqual([200, 200]);
    const answers = async () => (await answersTo(booked)).map(({ status }) => status);
    await eventually(async () => expect(await answers()).toEqual(['delivered', 'delivered']));
    expect(await kept.carrier.sends(phone)).toHaveLength(3);

    await kept.startWorker();
    await kept.advance('30 minutes');
    expect(await answers()).toEqual(['delivered', 'delivered']);
    expect(await kept.carrier.sends(phone)).toHaveLength(3);
    const notices = (await kept.messages(booked)).filter(({ kind }) => kind === 'notification');
    expect(notices.map(({ notify_reason }) => notify_reason)).toEqual(['client_confirmed']);
  });

  it('to the first of two replies arrives first, however long the provider takes over it', async () => {
    const phone = '+12025550954';
    await remindedAndAlone(phone);
    await kept.carrier.fault({ kind: 'latency', ms: 1_500, match: { to: phone }, times: 1 });
    expect(await kept.say(phone, 'running late')).toBe(200);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(2), { every_ms: 10 });
    expect(await kept.say(phone, '1')).toBe(200);
    await eventually(async () => expect(await kept.carrier.texts(phone)).toHaveLength(3));
    const [, first, second] = await kept.carrier.texts(phone);
    expect([first, second]).toEqual([expect.stringContaining('No problem'), expect.stringContaining('confirmed')]);
  });

  it('that the provider refuses for now is left to the workflow', async () => {
    const phone = '+12025550952';
    const booked = await remindedAndAlone(phone);
    await kept.carrier.fault({ kind: 'rate_limit', match: { to: phone }, times: 1 });
    expect(await kept.say(phone, '1')).toBe(200);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(2));
    await kept.startWorker();
    await eventually(async () => expect(await kept.carrier.texts(phone)).toHaveLength(2));
    await eventually(async () => expect(await answersTo(booked)).toMatchObject([{ status: 'delivered', attempts: 2 }]));
  });

  it('on its way when the API is killed is what the carrier reports, and goes out no second time', async () => {
    const phone = '+12025550953';
    const booked = await remindedAndAlone(phone);
    await kept.carrier.fault({ kind: 'latency', ms: 1_500, match: { to: phone }, times: 1 });
    await kept.carrier.control('POST', '/pause-callbacks');
    expect(await kept.say(phone, '1')).toBe(200);
    await eventually(async () => expect(await kept.carrier.sends(phone)).toHaveLength(2), { every_ms: 10 });
    await api.kill();
    await eventually(async () => expect(await kept.carrier.texts(phone)).toHaveLength(2));

    api = await kept.startApi();
    await kept.startWorker();
    expect(await answersTo(booked)).toMatchObject([{ status: 'sending', attempts: 1 }]);
    await kept.carrier.control('POST', '/resume-callbacks');
    await eventually(async () => expect(await answersTo(booked)).toMatchObject([{ status: 'delivered', attempts: 1 }]));
    await kept.advance('30 minutes');
    expect(await kept.carrier.sends(phone)).toHaveLength(2);
  });
});
