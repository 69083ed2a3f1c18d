import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsQuerySchema, simulationFactsSchema } from '../facts/facts.schema.ts';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { signIn } from '../session/browser.spec-support.ts';
import { pathSchema, runningListSchema } from './running-sequences.schema.ts';

let desk: Desk;
let schedule: string;

beforeAll(async () => {
  desk = await openDesk(() => ({ KEPT_TEMPORAL_UI_URL: 'http://temporal.example' }));
  const [row] = await desk.api.rows('select id from message_schedule where account_id = $1', [
    desk.api.ours.account_id,
  ]);
  schedule = String(row?.['id']);
});

afterAll(() => desk.stop());

const NOTHING = '01a00000-0000-7000-8000-000000000000';

const list = async (query = '') =>
  runningListSchema.parse((await desk.staff.call(`/screens/schedules/${schedule}/sequences${query}`)).body);

const sequenceOf = async ({ id }: Event) => {
  const [row] = await desk.api.rows('select id from sequence where appointment_id = $1', [id]);
  return String(row?.['id']);
};

const path = async (event: Event) =>
  pathSchema.parse((await desk.staff.call(`/screens/sequences/${await sequenceOf(event)}/path`)).body);

describe('the running sequences of a schedule', () => {
  it('come in the order in which they wake, page by page, with where they stand', async () => {
    const days = Array.from({ length: 27 }, (_, index) => `2031-03-${String(index + 2).padStart(2, '0')}`);
    for (const day of days.toReversed()) {
      const event = await desk.make({ title: `Visit ${day}`, start_time: `${day}T10:00`, end_time: `${day}T11:00` });
      await desk.decide(event);
    }
    const first = await list();
    expect(first.sequences).toHaveLength(25);
    const second = await list(`?cursor=${first.next_cursor ?? ''}`);
    expect(second.next_cursor).toBeNull();
    expect([...first.sequences, ...second.sequences].map(({ appointment }) => appointment.title)).toEqual(
      days.map((day) => `Visit ${day}`),
    );
    expect(first.sequences[0]).toMatchObject({
      appointment: { start_time: expect.stringMatching(/^2031-03-02T10:00:00/) },
      revision_number: 1,
      sentence: expect.stringMatching(/^Nothing sent yet\. Reminder, 1 day before goes out /),
      wake_at: expect.any(String),
    });
  });

  it('are found by name or title, whatever its case or accents', async () => {
    await desk.make({ title: 'Limpieza', participants: [{ name: 'Zoë Núñez', phone: '+12025550161' }] });
    for (const q of ['zoe', 'NUNEZ', 'limpie']) {
      expect(
        (await list(`?q=${q}`)).sequences.map(({ participant }) => participant.name),
        q,
      ).toEqual(['Zoë Núñez']);
    }
    expect((await list('?q=%25')).sequences).toEqual([]);
  });

  it('are those of our own schedules only, and a cursor is one of ours', async () => {
    const of = `/screens/schedules/${schedule}/sequences`;
    expect((await desk.stranger.call(of)).body).toMatchObject({ status: 404, code: 'message_schedule_not_found' });
    expect((await desk.staff.call(`${of}?cursor=made-up`)).body).toMatchObject({
      status: 422,
      errors: [{ field: 'cursor' }],
    });
  });
});

describe('the path of a sequence', () => {
  it('grows from nothing to what was sent, what was answered and where it waits', async () => {
    const event = await desk.make({ participants: [{ name: 'Ann', phone: '+12025550162' }] });
    await desk.decide(event);
    expect(await path(event)).toMatchObject({ visited: [], edges: [], waiting: null, temporal_url: null });
    const [wake] = await desk.api.rows('select wake_at::text as at from sequence where id = $1', [
      await sequenceOf(event),
    ]);
    await desk.api.rows(
      `update account set clock_offset_ms = extract(epoch from $2::timestamptz - now()) * 1000 + 1000 where id = $1`,
      [desk.api.ours.account_id, wake?.['at']],
    );
    await desk.decide(event);
    await desk.deliver(event);
    await desk.decide(event);
    const sent = await path(event);
    expect(sent).toMatchObject({
      visited: [{ auto_message_id: 'msg_reminder', status: 'accepted' }],
      waiting: { auto_message_id: 'msg_reminder', until: expect.any(String) },
      sentence: expect.stringMatching(/^Reminder, 1 day before sent /),
      workflow_id: expect.stringMatching(/^sequence\//),
    });
    await desk.advance('5 hours');
    await desk.decide(event);
    expect(await path(event)).toMatchObject({
      visited: [{ auto_message_id: 'msg_reminder' }, { auto_message_id: 'msg_nudge', status: 'due' }],
      edges: [{ auto_message_id: 'msg_reminder', auto_reply_id: 'ar_silence', built_in_id: null }],
    });
  });

  it('leads operators to the workflow, and nobody to another account’s', async () => {
    const event = await desk.make({ participants: [{ name: 'Ben', phone: '+12025550163' }] });
    const at = `/screens/sequences/${await sequenceOf(event)}/path`;
    const operator = await signIn(desk.api, desk.api.ours.admin);
    const { temporal_url, workflow_id } = pathSchema.parse((await operator.call(at)).body);
    expect(temporal_url).toBe(
      `http://temporal.example/namespaces/default/workflows/${encodeURIComponent(workflow_id)}`,
    );
    for (const answer of [await desk.stranger.call(at), await desk.staff.call(`/screens/sequences/${NOTHING}/path`)]) {
      expect(answer.body).toMatchObject({ status: 404, code: 'sequence_not_found' });
    }
  });
});

describe('the facts of a real appointment', () => {
  it('are those that the rules and the texts get, for somebody on it', async () => {
    const people = [
      { name: 'Ann Lee', phone: '+12025550164', custom_data: { shoe: 42 } },
      { name: 'Ben', email: 'ben@example.com' },
    ];
    const event = await desk.make({ title: 'Cleaning', participants: people });
    const facts = async (query = '') =>
      simulationFactsSchema.parse((await desk.staff.call(`/screens/appointments/${event.id}/facts${query}`)).body);
    expect(await facts()).toMatchObject({
      participant: { name: 'Ann Lee' },
      facts: {
        appointment: { id: event.id, title: 'Cleaning', status: 'scheduled', version: 1 },
        participant: { addresses: { sms: '+12025550164', email: null }, custom_data: { shoe: 42 } },
      },
      fields: { first_name: 'Ann', event: { title: 'Cleaning' } },
    });
    const { participant_id } = factsQuerySchema.parse({ participant_id: event.participants[1]?.id });
    expect((await facts(`?participant_id=${participant_id ?? ''}`)).facts.participant.name).toBe('Ben');
    const sequence = await desk.api.rows('select 1 from sequence where appointment_id = $1', [event.id]);
    expect(sequence).toHaveLength(2);
  });

  it('are nobody else’s, and there are none without anybody', async () => {
    const [full, empty] = [await desk.make({}), await desk.make({ participants: [] })];
    for (const answer of [
      await desk.stranger.call(`/screens/appointments/${full.id}/facts`),
      await desk.staff.call(`/screens/appointments/${empty.id}/facts`),
      await desk.staff.call(`/screens/appointments/${full.id}/facts?participant_id=${NOTHING}`),
    ]) {
      expect(answer.body).toMatchObject({ status: 404, code: 'participant_not_found' });
    }
  });
});
