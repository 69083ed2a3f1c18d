import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { publishedSchema, scheduleSchema } from '../message-schedules/message-schedule.schema.ts';
import { signIn, type Browser } from '../session/browser.spec-support.ts';
import { impactSchema } from './impact.schema.ts';

let desk: Desk;
let admin: Browser;
let schedule: string;
let kim: Event;

beforeAll(async () => {
  desk = await openDesk();
  admin = await signIn(desk.api, desk.api.ours.admin);
  const [row] = await desk.api.rows('select id from message_schedule where account_id = $1', [
    desk.api.ours.account_id,
  ]);
  schedule = String(row?.['id']);
});

afterAll(() => desk.stop());

const definitionSchema = z.looseObject({
  messages: z.array(z.looseObject({ id: z.string(), timing: z.unknown(), content: z.unknown() })),
});

/** What is published, with the reminder changed. */
const changed = async (change: object) => {
  const { published } = scheduleSchema.parse((await admin.call(`/v1/message_schedules/${schedule}`)).body);
  const definition = definitionSchema.parse(published?.definition);
  const messages = definition.messages.map((message) =>
    message.id === 'msg_reminder' ? { ...message, ...change } : message,
  );
  return { ...definition, messages };
};

const estimate = async (json: object) =>
  impactSchema.parse((await desk.staff.call(`/screens/schedules/${schedule}/impact`, { method: 'POST', json })).body);

const EARLIER = { timing: { anchor: 'start', offset: { days: -3 }, window: 'default' } };

const booked = async (phone: string): Promise<Event> => {
  const event = await desk.make({
    start_time: '2031-03-12T15:00',
    end_time: '2031-03-12T16:00',
    participants: [{ name: 'Kim', phone }],
  });
  await desk.decide(event);
  return event;
};

const everything = async () =>
  JSON.stringify([
    await desk.api.rows('select * from sequence order by id'),
    await desk.api.rows('select id from sequence_input order by id'),
    await desk.api.rows('select id from message order by id'),
  ]);

describe('the impact of a publish', () => {
  it('names each sequence whose messages would change, and how, and writes nothing', async () => {
    kim = await booked('+12025550151');
    const before = await everything();
    const impact = await estimate({ definition: await changed(EARLIER) });
    expect(impact).toMatchObject({
      total: 1,
      looked_at: 1,
      touched: 1,
      sequences: [
        {
          participant_name: 'Kim',
          appointment: { title: 'Cleaning', start_time: expect.stringMatching(/^2031-03-12T15:00/) },
          sentences: [expect.stringMatching(/^“Reminder, 1 day before” goes out .* instead of .*\.$/)],
        },
      ],
      next_cursor: null,
    });
    const reworded = await estimate({ definition: await changed({ content: { body: 'See you. STOP to opt out.' } }) });
    expect(reworded.sequences.map(({ sentences }) => sentences)).toEqual([
      ['“Reminder, 1 day before” goes out as planned, with what it now says.'],
    ]);
    const renamed = await estimate({ definition: await changed({ name: 'The day before' }) });
    expect(renamed).toMatchObject({ looked_at: 1, touched: 0 });
    expect(await estimate({ definition: await changed({}) })).toMatchObject({ looked_at: 1, touched: 0 });
    expect(await everything()).toBe(before);
  });

  it('is what then happens', async () => {
    const definition = await changed(EARLIER);
    const [foretold] = (await estimate({ definition })).sequences;
    const at = `/v1/message_schedules/${schedule}`;
    await admin.call(`${at}/draft`, { method: 'PUT', json: { definition }, headers: { 'if-match': '*' } });
    expect((await estimate({})).sequences).toEqual([foretold]);
    publishedSchema.parse((await admin.call(`${at}/publish`, { method: 'POST', json: {} })).body);
    const journal = await desk.journal(kim);
    const planned = journal.messages.find(({ auto_message_id }) => auto_message_id === 'msg_reminder');
    expect(planned).toMatchObject({ status: 'planned', at: expect.stringMatching(/^2031-03-09/) });
    expect(foretold?.sentences[0]).toMatch(/goes out Sun, Mar 9/);
  });

  it('names nobody whose message says the same template as before', async () => {
    const content = { body: 'See you. STOP to opt out.' };
    const json = { name: 'Usual', channel: 'sms', content };
    const { id } = z
      .object({ id: z.string() })
      .parse((await admin.call('/v1/templates', { method: 'POST', json })).body);
    const definition = await changed({ content: { body: '', template_id: id } });
    const at = `/v1/message_schedules/${schedule}`;
    await admin.call(`${at}/draft`, { method: 'PUT', json: { definition }, headers: { 'if-match': '*' } });
    publishedSchema.parse((await admin.call(`${at}/publish`, { method: 'POST', json: {} })).body);
    expect(await estimate({ definition })).toMatchObject({ looked_at: 1, touched: 0 });
    expect(await estimate({ definition: await changed({ content }) })).toMatchObject({ looked_at: 1, touched: 0 });
    const other = { body: 'Until then. STOP to opt out.' };
    expect(await estimate({ definition: await changed({ content: other }) })).toMatchObject({ touched: 1 });
  });

  it('comes page by page', async () => {
    await desk.api.rows('update sequence set finished = true');
    for (let count = 0; count < 102; count += 1) await booked(`+1202555${String(1000 + count)}`);
    const definition = await changed({ availability: 'off' });
    const first = await estimate({ definition });
    expect(first).toMatchObject({ total: 102, looked_at: 100, touched: 100 });
    const second = await estimate({ definition, cursor: first.next_cursor ?? '' });
    expect(second).toMatchObject({ looked_at: 2, touched: 2, next_cursor: null });
    const ids = [...first.sequences, ...second.sequences].map(({ sequence_id }) => sequence_id);
    expect(new Set(ids).size).toBe(102);
  });

  it('is asked of a draft or a definition, of our own schedules', async () => {
    const at = `/screens/schedules/${schedule}/impact`;
    expect((await desk.staff.call(at, { method: 'POST', json: {} })).body).toMatchObject({
      status: 409,
      code: 'no_draft',
    });
    expect(
      (await desk.staff.call(at, { method: 'POST', json: { definition: { spec_version: 1, messages: [{}] } } })).body,
    ).toMatchObject({
      status: 422,
      errors: expect.arrayContaining([expect.objectContaining({ field: '/definition/messages/0/type' })]),
    });
    expect((await desk.stranger.call(at, { method: 'POST', json: {} })).body).toMatchObject({ status: 404 });
  });
});
