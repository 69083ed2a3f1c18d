import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../harness/eventually.ts';
import { reminderStory, type ReminderStory } from './reminder-story.ts';
import { openRunningClinic, type RunningClinic } from './running-clinic.ts';

let kept: RunningClinic;
let story: ReminderStory;

beforeAll(async () => {
  kept = await openRunningClinic({ ask_providers_every: '1s' });
  story = reminderStory(kept);
  // Two, so that each thing is found by either of them and happens once.
  await Promise.all([kept.startWorker(), kept.startWorker()]);
});

afterAll(() => kept.close());

describe('what the provider knows and never told us', () => {
  it('replies whose webhook nobody answered are fetched, acted on once and in their order', async () => {
    const [one, other] = ['+12025550171', '+12025550172'];
    const booked = await story.atReminder(one);
    await kept.nudge(booked);
    await eventually(async () => expect(await story.reminderOf(booked)).toMatchObject({ status: 'delivered' }));
    await kept.api.kill();
    expect(await kept.say(one, '1')).not.toBe(200);
    expect(await kept.say(other, 'stop')).not.toBe(200);
    expect(await kept.say(one, 'running late')).not.toBe(200);
    await eventually(async () => {
      expect(await kept.clinic.sql('select state from participant where id = $1', [booked.participant_id])).toEqual([
        { state: 'confirmed' },
      ]);
      expect(await kept.clinic.sql('select address, source from stop_list_entry')).toEqual([
        { address: other, source: 'reply' },
      ]);
    });
    await kept.startApi();
    await eventually(async () => {
      const replies = await kept.clinic.sql<{ body: string }>(
        `select body from message where kind = 'reply' and from_address = $1 order by created_at, id`,
        [one],
      );
      expect(replies).toEqual([{ body: '1' }, { body: 'running late' }]);
    });
    expect(await kept.carrier.texts(other)).toHaveLength(1);
  });

  it('a message whose outcome is unknown is found in the carrier’s list, and nobody is asked what to do', async () => {
    const phone = '+12025550173';
    await kept.carrier.control('POST', '/pause-callbacks');
    await kept.carrier.fault({ kind: 'reset_after_accept', match: { to: phone }, times: 1 });
    const booked = await story.atReminder(phone);
    await kept.nudge(booked);
    await eventually(async () => {
      const { status, reason, attempts } = await story.reminderOf(booked);
      expect({ status, reason, attempts }).toEqual({ status: 'delivered', reason: null, attempts: 1 });
    });
    expect(await kept.carrier.sends(phone)).toHaveLength(1);
    await kept.carrier.control('POST', '/resume-callbacks');
    await story.confirms(phone, booked);
  });

  it('a message that the carrier never had is not in its list: it stays with a person', async () => {
    const phone = '+12025550174';
    await kept.carrier.fault({ kind: 'reset_before_accept', match: { to: phone }, times: 1 });
    const booked = await story.atReminder(phone);
    await kept.nudge(booked);
    await eventually(async () => expect(await story.reminderOf(booked)).toMatchObject({ status: 'unknown' }));
    await eventually(async () => {
      const [look] = await kept.clinic.sql<{ later: boolean }>(
        `select pi.looked_at > at.ended_at + interval '3 seconds' as later from provider_import pi, delivery_attempt at
         where at.outcome = 'unknown' order by at.started_at desc limit 1`,
      );
      expect(look?.later).toBe(true);
    });
    expect(await story.reminderOf(booked)).toMatchObject({ status: 'unknown', attempts: 1 });
    expect(await kept.carrier.sends(phone)).toHaveLength(1);
  });
});
