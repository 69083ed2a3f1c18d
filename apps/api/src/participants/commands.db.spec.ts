import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import type { Event } from '../events/event.schema.ts';
import { threadSchema } from './participant-screens.schema.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.stop());

const personOf = (event: Event) => event.participants[0]?.id ?? '';

const ask = (event: Event, command: string, auto_message_id = 'msg_reminder') =>
  desk.staff.call(`/screens/participants/${personOf(event)}/messages/${auto_message_id}/commands`, {
    method: 'POST',
    json: { command },
  });

async function command(event: Event, name: string): Promise<void> {
  const answer = await ask(event, name);
  expect([answer.status, answer.body], answer.text).toEqual([202, {}]);
  await desk.decide(event);
}

/** An event whose sequence has planned its messages; each with a number of its own. */
let numbers = 0;
async function planned(): Promise<Event> {
  numbers += 1;
  const phone = `+1202555${String(1_000 + numbers)}`;
  const event = await desk.make({ participants: [{ name: 'Kim Lee', phone }] });
  await desk.decide(event);
  return event;
}

const told = async (event: Event) =>
  (await desk.journal(event)).messages.map(({ status, actions, why }) => ({ status, actions, why }));

describe('what staff may do with a message', () => {
  it('is told with it, and changes as it moves', async () => {
    const event = await planned();
    expect(await told(event)).toMatchObject([{ status: 'planned', actions: ['send_now', 'skip', 'hold'] }]);
    await command(event, 'hold');
    expect(await told(event)).toMatchObject([{ status: 'held', actions: ['send_now', 'skip', 'release'] }]);
    await command(event, 'release');
    await command(event, 'send_now');
    expect(await told(event)).toMatchObject([
      {
        status: 'due',
        actions: ['skip', 'hold'],
        why: ['A member of staff sent “Reminder, 1 day before” now.'],
      },
    ]);
    await desk.deliver(event);
    await desk.decide(event);
    expect(await told(event)).toMatchObject([
      { status: 'accepted', actions: [] },
      {
        status: 'planned',
        actions: ['send_now'],
        why: [expect.stringContaining('it goes out if the client says nothing to “Reminder, 1 day before”')],
      },
    ]);
    const { steps } = await desk.journal(event);
    expect(steps.flatMap(({ why }) => why)).toContain('A member of staff held “Reminder, 1 day before” back.');
  });

  it('includes taking a skip back while there is time', async () => {
    const event = await planned();
    await command(event, 'skip');
    expect(await told(event)).toMatchObject([
      {
        status: 'skipped',
        actions: ['send_now', 'release'],
        why: ['A member of staff skipped “Reminder, 1 day before”.', 'Not sent: a member of staff skipped it.'],
      },
    ]);
    await command(event, 'release');
    expect(await told(event)).toMatchObject([
      { status: 'skipped', actions: [] },
      { status: 'planned', actions: ['send_now', 'skip', 'hold'] },
    ]);
  });

  it('is to settle one whose outcome nobody knows', async () => {
    const event = await planned();
    await command(event, 'send_now');
    await desk.deliver(event);
    await desk.api.rows(
      `update message set status = 'unknown', status_reason = 'try_interrupted' where appointment_id = $1`,
      [event.id],
    );
    expect(await told(event)).toMatchObject([
      {
        status: 'unknown',
        actions: ['resend', 'drop'],
        why: [
          'A member of staff sent “Reminder, 1 day before” now.',
          'Sending was interrupted before the carrier answered: it may or may not have gone out.',
        ],
      },
    ]);
  });

  it('says of a planned message how it would read today, and where it would go', async () => {
    const event = await planned();
    const [message] = (await desk.journal(event)).messages;
    expect(message).toMatchObject({
      status: 'planned',
      to: event.participants[0]?.phone,
      body: expect.stringMatching(/^Hi Kim, .* Cleaning Wednesday 3:00 PM\./),
    });
  });
});

describe('a command', () => {
  it('that makes no sense is a 409 that says why, and nothing is stored', async () => {
    const event = await planned();
    await command(event, 'send_now');
    const before = await desk.inputsOf(event);
    const again = await ask(event, 'send_now');
    expect([again.status, again.body]).toMatchObject([
      409,
      { code: 'already_sent', detail: 'It had already gone out.' },
    ]);
    expect((await ask(event, 'release')).body).toMatchObject({ code: 'not_held' });
    expect((await ask(event, 'skip', 'msg_nowhere')).body).toMatchObject({ code: 'unknown_message' });
    expect(await desk.inputsOf(event)).toEqual(before);
  });

  it('sent by two quick clicks is one: the second hears so before anything was decided', async () => {
    const event = await planned();
    const answers = await Promise.all([ask(event, 'send_now'), ask(event, 'send_now'), ask(event, 'send_now')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
    await desk.decide(event);
    expect(await told(event)).toHaveLength(1);
  });

  it('to send now waits for the end of quiet hours, and everything says so', async () => {
    const event = await planned();
    const quiet = (hours: object | null) =>
      desk.api.rows(
        `update account set settings = settings || jsonb_build_object('quiet_hours', $2::jsonb) where id = $1`,
        [desk.api.ours.account_id, JSON.stringify(hours)],
      );
    await quiet({ from: '00:01', to: '00:00' });
    await command(event, 'send_now');
    await quiet(null);
    expect(await told(event)).toMatchObject([
      {
        status: 'due',
        why: ['A member of staff sent “Reminder, 1 day before” now; it waits for the end of quiet hours.'],
      },
    ]);
    const detail = await desk.staff.call(`/screens/appointments/${event.id}`);
    expect(detail.body).toMatchObject({
      participants: [{ sequence: { sentence: expect.stringMatching(/^Reminder, 1 day before goes out \w+, /) } }],
    });
  });

  it('cannot catch a message that is being sent this moment', async () => {
    const event = await planned();
    await command(event, 'send_now');
    await desk.api.rows(`update message set status = 'sending', claimed_at = now() where appointment_id = $1`, [
      event.id,
    ]);
    expect((await ask(event, 'skip')).body).toMatchObject({ code: 'on_its_way' });
    expect(await told(event)).toMatchObject([{ status: 'sending', actions: [] }]);
  });

  it.each<[string, object, string]>([
    ['nothing', {}, '/command'],
    ['an unknown command', { command: 'shout' }, '/command'],
    ['an unknown field', { command: 'skip', at: 'once' }, '/at'],
  ])('of %s is a 422 at its field', async (_, json, field) => {
    const event = await planned();
    const answer = await desk.staff.call(`/screens/participants/${personOf(event)}/messages/msg_reminder/commands`, {
      method: 'POST',
      json,
    });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field }] }]);
  });
});

describe('holding everything for one person', () => {
  it('stops deciding and sending until they are released', async () => {
    const event = await planned();
    const hold = () => desk.staff.call(`/screens/participants/${personOf(event)}/hold`, { method: 'POST' });
    expect((await hold()).status).toBe(204);
    expect((await hold()).status).toBe(204);
    expect(await told(event)).toMatchObject([{ status: 'planned', actions: [] }]);
    const refused = await ask(event, 'send_now');
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'sequence_held', detail: 'All messages to this person are held back: release them first.' },
    ]);
    const detail = await desk.staff.call(`/screens/appointments/${event.id}`);
    expect(detail.body).toMatchObject({
      participants: [
        {
          sequence: {
            held_reason: 'by a member of staff',
            sentence: expect.stringMatching(/^Held since .*: by a member of staff\. Staff can release it\.$/),
          },
        },
      ],
    });
    const released = await desk.staff.call(`/v1/participants/${personOf(event)}/release`, { method: 'POST' });
    expect(released.status).toBe(204);
    await command(event, 'skip');
  });
});

describe('the conversation', () => {
  const page = async (event: Event, query = '') =>
    threadSchema.parse((await desk.staff.call(`/screens/participants/${personOf(event)}/thread${query}`)).body);

  it('holds what was said to and by somebody’s addresses, over all their appointments, newest first', async () => {
    const first = await planned();
    const phone = first.participants[0]?.phone;
    const second = await desk.make({ title: 'Check-up', participants: [{ name: 'Kim Lee', phone }] });
    await desk.decide(second);
    for (const event of [first, second]) {
      await command(event, 'send_now');
      await desk.deliver(event);
    }
    await desk.api.rows(
      `insert into message (id, account_id, direction, kind, channel, status, thread_id, lane, from_address, to_address, body, due_at, sent_at)
       select uuidv7(), t.account_id, 'in', 'reply', 'sms', 'received', t.id, 'answer', t.address, '+12025550100', 'See you', now(), now()
       from thread t where t.address = $1`,
      [phone],
    );
    const { messages, next_cursor } = await page(first);
    expect(next_cursor).toBeNull();
    expect(messages).toMatchObject([
      { direction: 'in', body: 'See you', appointment_id: null, appointment_title: null, name: null },
      { direction: 'out', appointment_id: second.id, appointment_title: 'Check-up', name: 'Reminder, 1 day before' },
      { direction: 'out', appointment_id: first.id, appointment_title: 'Cleaning', name: 'Reminder, 1 day before' },
    ]);
    const newest = await page(first, '?limit=2');
    expect(newest.messages.map(({ id }) => id)).toEqual(messages.slice(0, 2).map(({ id }) => id));
    const older = await page(first, `?limit=2&cursor=${newest.next_cursor}`);
    expect([older.messages.map(({ id }) => id), older.next_cursor]).toEqual([[messages[2]?.id], null]);
  });

  it('leaves out what was taken back before it went', async () => {
    const event = await planned();
    await command(event, 'send_now');
    await command(event, 'skip');
    expect((await page(event)).messages).toEqual([]);
  });

  it.each(['?cursor=1', '?limit=0', '?limit=101', '?limit=x', '?page=2'])('refuses %s', async (query) => {
    const event = await planned();
    const answer = await desk.staff.call(`/screens/participants/${personOf(event)}/thread${query}`);
    expect(answer.status).toBe(422);
  });
});

describe('the delivery of a message', () => {
  it('is told try by try, with what the carrier reported, in words', async () => {
    const event = await planned();
    await command(event, 'send_now');
    const [message_id] = await desk.deliver(event);
    await desk.api.rows(
      `insert into delivery_callback (id, account_id, attempt_id, message_id, provider_id, status, error_code, received_at)
       select uuidv7(), account_id, id, message_id, provider_id, 'undelivered', '30003', now() from delivery_attempt where message_id = $1`,
      [message_id],
    );
    const answer = await desk.staff.call(`/screens/messages/${message_id}/delivery`);
    expect(z.object({ attempts: z.array(z.unknown()) }).parse(answer.body).attempts).toMatchObject([
      {
        number: 1,
        outcome: 'accepted',
        provider_id: `SM${message_id}`,
        error: null,
        callbacks: [{ status: 'undelivered', error: 'The phone was switched off or out of reach.' }],
      },
    ]);
  });
});
