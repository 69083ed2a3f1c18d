import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { countsSchema } from './schedule-counts.schema.ts';

let desk: Desk;
let schedule: string;

beforeAll(async () => {
  desk = await openDesk();
  const [row] = await desk.api.rows('select id from message_schedule where account_id = $1', [
    desk.api.ours.account_id,
  ]);
  schedule = String(row?.['id']);
});

afterAll(() => desk.stop());

const counts = async (query = '') =>
  countsSchema.parse((await desk.staff.call(`/screens/schedules/${schedule}/counts${query}`)).body);

/** Books somebody and lets their reminder go out. */
async function reminded(phone: string, day: string): Promise<Event> {
  const times = { start_time: `${day}T15:00`, end_time: `${day}T16:00` };
  const event = await desk.make({ ...times, participants: [{ name: 'Kim', phone }] });
  await desk.decide(event);
  const [wake] = await desk.api.rows(
    `select greatest(0, extract(epoch from s.wake_at - now()) * 1000 - a.clock_offset_ms)::bigint as ms
     from sequence s join account a on a.id = s.account_id where s.appointment_id = $1`,
    [event.id],
  );
  await desk.advance(`${Number(wake?.['ms']) + 1} milliseconds`);
  await desk.decide(event);
  await desk.deliver(event);
  await desk.decide(event);
  return event;
}

/** The client's words, as the webhook leaves them. */
async function replied(event: Event, text: string): Promise<void> {
  await desk.api.rows(
    `with open as (select s.id, s.account_id, s.participant_id, s.appointment_id, s.memory -> 'sent' -> -1 ->> 'key' as key
       from sequence s where s.appointment_id = $1),
     said as (insert into message (id, account_id, direction, kind, channel, status, lane, to_address, from_address, body, due_at)
       select gen_random_uuid(), account_id, 'in', 'reply', 'sms', 'received', 'answer', '+12025550100', '+12025550101', $2, now()
       from open returning id)
     insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
     select gen_random_uuid(), o.account_id, o.id, 1, 'reply/' || said.id, 'reply',
       jsonb_build_object('type', 'reply', 'channel', 'sms', 'answers', o.key, 'message_id', said.id),
       now() + a.clock_offset_ms * interval '1 millisecond'
     from open o join account a on a.id = o.account_id cross join said`,
    [event.id, text],
  );
  await desk.decide(event);
}

const adds_up = ({ messages }: Awaited<ReturnType<typeof counts>>) =>
  messages.map(({ entered, waiting, left, failed, expired }) => [
    entered,
    waiting + left.answer + left.transition + left.timer + failed + expired,
  ]);

describe('the counts of a schedule', () => {
  it('follow each message from its going out to what became of it, and always add up', async () => {
    expect(await counts()).toMatchObject({ messages: [], edges: [] });
    const first = await reminded('+12025550171', '2027-03-10');
    expect((await counts()).messages).toEqual([
      {
        auto_message_id: 'msg_reminder',
        entered: 1,
        waiting: 1,
        left: { answer: 0, transition: 0, timer: 0 },
        failed: 0,
        expired: 0,
      },
    ]);
    await replied(first, '1');
    const second = await reminded('+12025550172', '2027-03-12');
    await desk.advance('5 hours');
    await desk.decide(second);
    const after = await counts();
    expect(after.messages).toMatchObject([
      { auto_message_id: 'msg_nudge', entered: 1, waiting: 1 },
      { auto_message_id: 'msg_reminder', entered: 2, waiting: 0, left: { answer: 1, timer: 1 } },
    ]);
    expect(after.edges).toEqual(
      expect.arrayContaining([
        { auto_message_id: 'msg_reminder', auto_reply_id: 'ar_silence', built_in_id: null, count: 1 },
        { auto_message_id: 'msg_reminder', auto_reply_id: null, built_in_id: 'reminder_confirm', count: 1 },
        { auto_message_id: 'msg_reminder', auto_reply_id: 'ar_confirmed', built_in_id: null, count: 1 },
      ]),
    );
    for (const [entered, together] of adds_up(after)) expect(entered).toBe(together);
  });

  it('keep what a message left by, and are the same when a decision is asked for again', async () => {
    const event = await reminded('+12025550173', '2027-03-16');
    await replied(event, '1');
    const before = await counts();
    await replied(event, 'late');
    await desk.decide(event);
    await desk.decide(event);
    const after = await counts();
    expect(after.messages).toEqual(before.messages);
    expect(adds_up(after).every(([entered, together]) => entered === together)).toBe(true);
  });

  it('take in the last days only, by the clock of the account', async () => {
    await desk.advance('40 days');
    expect(await counts()).toMatchObject({ messages: [], edges: [] });
    expect((await counts('?days=100')).messages.length).toBeGreaterThan(0);
    for (const days of ['0', '1000', 'many']) {
      const answer = await desk.staff.call(`/screens/schedules/${schedule}/counts?days=${days}`);
      expect(answer.body, days).toMatchObject({ status: 422, errors: [{ field: 'days' }] });
    }
  });

  it('are nobody else’s', async () => {
    expect((await desk.stranger.call(`/screens/schedules/${schedule}/counts`)).body).toMatchObject({
      status: 404,
      code: 'message_schedule_not_found',
    });
  });
});
