import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { eventSchema, type Event } from './event.schema.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.stop());

const lou = { name: 'Lou', phone: '(202) 555-0171' };

const ask = (event: Event, json: object, etag?: string) =>
  desk.staff.call(`/v1/events/${event.id}`, {
    method: 'PATCH',
    json,
    headers: etag === undefined ? {} : { 'if-match': etag },
  });

async function change(event: Event, json: object): Promise<Event> {
  const answer = await ask(event, json);
  expect(answer.status, answer.text).toBe(200);
  return eventSchema.parse(answer.body);
}

const editionOf = ({ etag }: Event): number => Number(etag.replaceAll(/\D/g, ''));
const kim = ({ participants }: Event) => ({ id: participants[0]?.id });

describe('changing an event with its people', () => {
  it('is one edit: who is named by id stays and changes, who is new comes behind, who is missing goes', async () => {
    const event = await desk.make({ participants: [{ name: 'Kim', phone: '+12025550170' }, { name: 'Ann' }] });
    const changed = await change(event, {
      title: 'Root canal',
      participants: [lou, { ...kim(event), email: 'Kim@Example.com' }],
    });
    expect(changed).toMatchObject({
      title: 'Root canal',
      participants: [
        { id: event.participants[0]?.id, name: 'Kim', phone: '+12025550170', email: 'kim@example.com' },
        { name: 'Lou', phone: '+12025550171', state: 'none' },
      ],
    });
    expect(editionOf(changed)).toBe(editionOf(event) + 1);
  });

  it('is none when everybody stays as they are', async () => {
    const event = await desk.make({});
    const same = await change(event, { participants: [{ ...kim(event), phone: '202-555-0123' }] });
    expect(same.etag).toBe(event.etag);
    expect(await desk.inputsOf(event)).toHaveLength(1);
  });

  it('tells each sequence what concerns it, and starts those of who is new', async () => {
    const event = await desk.make({ participants: [{ name: 'Kim', phone: '+12025550170' }, { name: 'Ann' }] });
    await change(event, {
      start_time: '2027-03-12T09:00',
      participants: [{ ...kim(event), name: 'Kim Li' }, lou],
    });
    const told = await desk.api.rows(
      `select p.name, array_agg(coalesce(i.payload ->> 'change', i.type) order by i.id) as told
       from participant p join sequence s on s.participant_id = p.id join sequence_input i on i.sequence_id = s.id
       where p.appointment_id = $1 group by p.name order by p.name`,
      [event.id],
    );
    expect(told).toEqual([
      { name: 'Ann', told: ['started', 'removed'] },
      { name: 'Kim Li', told: ['started', 'moved', 'edited'] },
      { name: 'Lou', told: ['started'] },
    ]);
    await desk.decide(event);
    const { messages } = await desk.journal(event);
    expect(messages.map(({ status }) => status).toSorted()).toEqual(['planned', 'planned', 'skipped']);
  });

  it('is made whole or not at all, with everything that is wrong named at once', async () => {
    const event = await desk.make({});
    const answer = await ask(event, {
      title: 'Root canal',
      end_time: '2020-01-01T10:00',
      participants: [
        { ...kim(event), phone: '12' },
        { name: 'Lou', email: 'lou@' },
        kim(event),
        { id: '01a00000-0000-7000-8000-000000000000' },
      ],
    });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      {
        errors: [
          { field: '/end_time' },
          { field: '/participants/0/phone' },
          { field: '/participants/1/email' },
          { field: '/participants/2/id', code: 'participant_repeated' },
          { field: '/participants/3/id', code: 'unknown_participant' },
        ],
      },
    ]);
    expect((await desk.staff.call(`/v1/events/${event.id}`)).body).toEqual(event);
  });

  it('does not find people of another event', async () => {
    const other = await desk.make({});
    const event = await desk.make({});
    const answer = await ask(event, { participants: [kim(other)] });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ code: 'unknown_participant' }] }]);
  });

  it('lets exactly one of two editors win', async () => {
    const event = await desk.make({});
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((name) => ask(event, { participants: [{ ...kim(event), name }, { name }] }, event.etag)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    expect((await desk.staff.call(`/v1/events/${event.id}`)).body).toMatchObject({ participants: [{}, {}] });
  });

  it('never waits for a decision that waits for it', async () => {
    const event = await desk.make({ participants: [{ name: 'Kim', phone: '+12025550170' }, { name: 'Ann' }] });
    for (const round of [1, 2, 3, 4, 5]) {
      const [answer] = await Promise.all([
        ask(event, {
          start_time: `2027-03-1${round}T09:00`,
          participants: event.participants.map(({ id }) => ({ id, name: `Round ${round}` })),
        }),
        desk.decide(event),
        desk.staff.call(`/v1/participants/${kim(event).id}/state`, { method: 'POST', json: { state: 'confirmed' } }),
        desk.decide(event),
      ]);
      expect(answer.status).toBe(200);
    }
  });
});
