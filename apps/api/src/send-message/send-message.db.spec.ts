import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../desk.spec-support.ts';
import { outboxSchema } from '../outbox/outbox.schema.ts';
import type { Answer } from '../running-api.spec-support.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk.stop());

const send = (json: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  desk.api.call('/v1/send_message', { method: 'POST', json, headers });

const bodyOf = async (message_id: string) => {
  const [row] = await desk.api.rows('select body, channel, to_address, subject from message where id = $1', [
    message_id,
  ]);
  return row;
};

interface SentBody {
  readonly success: boolean;
  readonly messages: readonly { readonly id: string; readonly status_url: string }[];
}

const sent = (answer: Answer): SentBody => {
  expect(answer.status, answer.text).toBe(201);
  return JSON.parse(answer.text);
};

/** An event with two who come, as the API answers it. */
async function event(): Promise<{ readonly id: string; readonly participants: readonly { readonly id: string }[] }> {
  const answer = await desk.api.call('/v1/events', {
    method: 'POST',
    json: {
      events: [
        {
          title: 'Cleaning',
          start_time: '2027-03-10T15:00',
          end_time: '2027-03-10T16:00',
          participants: [
            { name: 'Ana López', phone: '+12025550171' },
            { name: 'Ben Kay', phone: '+12025550172' },
          ],
        },
      ],
    },
  });
  expect(answer.status, answer.text).toBe(201);
  return JSON.parse(answer.text).events[0];
}

describe('the two bodies of the seed', () => {
  it('sends to a bare number', async () => {
    const { success, messages } = sent(await send({ to: '+16505551212', type: 'sms', message: 'Hi there!' }));
    expect(success).toBe(true);
    expect(messages).toMatchObject([
      {
        status: 'due',
        to: '+16505551212',
        segments: 1,
        credits: 1,
        status_url: expect.stringContaining('/v1/messages/'),
      },
    ]);
    expect(await bodyOf(messages[0]?.id ?? '')).toMatchObject({ body: 'Hi there!', channel: 'sms' });
  });

  it('sends to a participant with the fields of their event', async () => {
    const { participants } = await event();
    const { messages } = sent(
      await send({
        participant_id: participants[0]?.id,
        type: 'sms',
        message:
          "Hi there {{ name }}!  You're upcoming appointment is at {{ event.start_time | date_and_time_phrase }}.",
      }),
    );
    expect(await bodyOf(messages[0]?.id ?? '')).toMatchObject({
      body: expect.stringMatching(/^Hi there Ana López! {2}You're upcoming appointment is at .*3:00/),
      to_address: '+12025550171',
    });
  });
});

it('gives each participant of an event a copy of their own', async () => {
  const { id, participants } = await event();
  const { messages } = sent(await send({ event_id: id, type: 'sms', message: 'Hi {{ first_name }}' }));
  expect(messages).toMatchObject(participants.map((each) => ({ participant_id: each.id, status: 'due' })));
  expect(await Promise.all(messages.map((each) => bodyOf(each.id)))).toMatchObject([
    { body: 'Hi Ana' },
    { body: 'Hi Ben' },
  ]);
});

it('sends the others where one cannot be reached, and says who and why', async () => {
  const { id } = await event();
  const stopped = await desk.api.call('/v1/stop_list', {
    method: 'POST',
    json: { type: 'phone', address: '+12025550172', reason: 'asked at the desk' },
  });
  expect(stopped.status, stopped.text).toBeLessThan(300);
  const { messages } = sent(await send({ event_id: id, type: 'sms', message: 'Hello' }));
  expect(messages).toMatchObject([
    { status: 'due', reason: null },
    { status: 'skipped', id: null, reason: 'opted_out', explanation: expect.stringMatching(/no more messages/) },
  ]);
  const alone = await send({ to: '+12025550172', type: 'sms', message: 'Hello' });
  expect([alone.status, alone.body]).toMatchObject([
    422,
    { code: 'nobody_reached', messages: [{ reason: 'opted_out' }] },
  ]);
});

describe('a template', () => {
  const template = async (channel: string, content: object, account_id = desk.api.ours.account_id) => {
    const id = randomUUID();
    await desk.api.rows(
      `insert into template (id, account_id, channel, name, content) values ($1, $2, $3, 'Snow', $4)`,
      [id, account_id, channel, JSON.stringify(content)],
    );
    return id;
  };

  it('is sent with its own subject, or the one of the request', async () => {
    const template_id = await template('email', { subject: 'Snow', body: 'We are **closed**.' });
    const own = sent(await send({ to: 'a@kept.test', type: 'email', template_id }));
    const other = sent(await send({ to: 'a@kept.test', type: 'email', template_id, subject: 'Ice' }));
    expect(await bodyOf(own.messages[0]?.id ?? '')).toMatchObject({ subject: 'Snow' });
    expect(await bodyOf(other.messages[0]?.id ?? '')).toMatchObject({ subject: 'Ice' });
  });

  it('of another channel is refused by its field, one of another account is not there', async () => {
    const mail = await template('email', { body: 'x' });
    expect((await send({ to: '+16505551212', type: 'sms', template_id: mail })).body).toMatchObject({
      errors: [{ field: '/template_id', code: 'template_of_other_channel' }],
    });
    const theirs = await template('sms', { body: 'x' }, desk.api.theirs.account_id);
    for (const template_id of [theirs, randomUUID()]) {
      const answer = await send({ to: '+16505551212', type: 'sms', template_id });
      expect([answer.status, answer.body]).toMatchObject([404, { code: 'template_not_found' }]);
    }
  });
});

describe('when', () => {
  it('takes a local time of a named zone, and keeps it until then', async () => {
    const { messages } = sent(
      await send({
        to: '+18335550100',
        type: 'sms',
        message: 'Later',
        send_at: '2030-07-01T09:00',
        time_zone: 'Europe/Paris',
      }),
    );
    expect(messages).toMatchObject([{ leaves_at: '2030-07-01T07:00:00.000Z' }]);
  });
});

it('tells how a message fares, to its own account only', async () => {
  const { messages } = sent(await send({ to: '+16505551213', type: 'sms', message: 'Hi' }));
  const id = messages[0]?.id ?? '';
  const answer = await desk.api.call(`/v1/messages/${id}`);
  expect([answer.status, answer.body]).toMatchObject([
    200,
    { id, status: 'due', type: 'sms', kind: 'one_time', to: '+16505551213', tries: [] },
  ]);
  const stranger = await desk.api.call(`/v1/messages/${id}`, { key: desk.api.theirs.api_key });
  expect([stranger.status, stranger.body]).toMatchObject([404, { code: 'message_not_found' }]);
});

describe('credits', () => {
  it('that are short refuse the whole with what is missing', async () => {
    await desk.api.rows(`insert into credit_balance (account_id, balance) values ($1, 1)`, [desk.api.ours.account_id]);
    const answer = await send({ to: '+16505551212', type: 'sms', message: 'a'.repeat(400) });
    expect([answer.status, answer.body]).toMatchObject([
      402,
      { code: 'credits_short', needed: 3, balance: 1, shortfall: 2 },
    ]);
    await desk.api.rows(`delete from credit_balance where account_id = $1`, [desk.api.ours.account_id]);
  });
});

describe('bad input', () => {
  const good = { to: '+16505551212', type: 'sms', message: 'Hi' };
  const id = randomUUID();

  it.each([
    ['no recipient', { type: 'sms', message: 'Hi' }, ['/to', '/event_id', '/participant_id'], 'recipient_missing'],
    ['two recipients', { ...good, event_id: id }, ['/to', '/event_id'], 'recipient_ambiguous'],
    ['an unknown type', { ...good, type: 'fax' }, ['/type'], undefined],
    ['no words', { to: good.to, type: 'sms' }, ['/message'], 'words_missing'],
    ['words and a template', { ...good, template_id: id }, ['/template_id'], 'words_ambiguous'],
    ['a subject of a text', { ...good, subject: 'Hi' }, ['/subject'], 'not_an_email'],
    ['an email address for a text', { ...good, to: 'a@kept.test' }, ['/to'], 'malformed_phone'],
    ['a number for an email', { ...good, type: 'email' }, ['/to'], 'malformed_email'],
    ['a number of no plan', { ...good, to: '12' }, ['/to'], 'malformed_phone'],
    ['a satellite phone', { ...good, to: '+870 773 111 632' }, ['/to'], 'unreachable_phone'],
    ['an unknown field of the template', { ...good, message: '{{ event.nothing }}' }, ['/message'], 'unknown_field'],
    ['a template that does not close', { ...good, message: '{{ name' }, ['/message'], 'template_syntax'],
    ['a time that is over', { ...good, send_at: '2020-01-01T09:00' }, ['/send_at'], 'in_the_past'],
    ['no time', { ...good, send_at: 'tomorrow' }, ['/send_at'], 'malformed_time'],
    ['no zone', { ...good, send_at: '2030-01-01T09:00', time_zone: 'Mars/Base' }, ['/time_zone'], 'unknown_time_zone'],
    ['a text longer than carriers take', { ...good, message: 'a'.repeat(1_601) }, ['/message'], 'too_long'],
    ['an id that is none', { type: 'sms', message: 'Hi', event_id: '123456' }, ['/event_id'], undefined],
    ['an unknown member', { ...good, too: 'x' }, ['/too'], undefined],
  ])('%s is named by its field', async (_, json, fields, code) => {
    const before = await desk.api.rows('select count(*) from message');
    const answer = await send(json);
    expect(answer.status, answer.text).toBe(422);
    const { errors } = JSON.parse(answer.text);
    expect(errors.map((each: { field: string }) => each.field)).toEqual(fields);
    if (code !== undefined) expect(errors[0].code).toBe(code);
    expect(await desk.api.rows('select count(*) from message')).toEqual(before);
  });

  it.each([
    ['event', 'event_id', 'event_not_found'],
    ['participant', 'participant_id', 'participant_not_found'],
  ])('an %s of another account is not there, the same as an unknown one', async (_, field, code) => {
    const theirs = await desk.api.rows(
      `insert into appointment (id, account_id, calendar_id, title, start_local, end_local, time_zone, start_at, created_at)
       select gen_random_uuid(), c.account_id, c.id, 'x', '2027-01-01T10:00', '2027-01-01T11:00', 'UTC', now(), now()
       from calendar c where c.account_id = $1 limit 1 returning id`,
      [desk.api.theirs.account_id],
    );
    const [participant] = await desk.api.rows(
      `insert into participant (id, account_id, appointment_id, position, name, phone)
       values (gen_random_uuid(), $1, $2, 1, 'x', '+12025550188') returning id`,
      [desk.api.theirs.account_id, theirs[0]?.['id']],
    );
    const id_of_theirs = field === 'event_id' ? theirs[0]?.['id'] : participant?.['id'];
    for (const unknown of [id_of_theirs, randomUUID()]) {
      const answer = await send({ [field]: unknown, type: 'sms', message: 'Hi' });
      expect([answer.status, answer.body]).toMatchObject([404, { code }]);
    }
  });
});

it('says the same of when a message leaves that quiet hours keep: in the answer, in its status and in the outbox', async () => {
  const { account_id } = desk.api.ours;
  await desk.api.rows(
    `update account set settings = settings || '{"quiet_hours": {"from": "21:00", "to": "08:00"}}' where id = $1`,
    [account_id],
  );
  const night = { send_at: '2031-05-02T23:00', time_zone: 'America/New_York' };
  const [message] = sent(await send({ to: '+12025550187', type: 'sms', message: 'Good morning', ...night })).messages;
  const times = { leaves_at: '2031-05-03T12:00:00.000Z' };
  expect(message).toMatchObject(times);
  const status = await desk.api.call(`/v1/messages/${message?.id}`);
  expect(status.body).toMatchObject({ ...times, send_at: '2031-05-03T03:00:00.000Z' });
  const outbox = outboxSchema.parse((await desk.api.call('/v1/messages?folder=scheduled')).body);
  expect(outbox.messages.find(({ id }) => id === message?.id)).toMatchObject({
    ...times,
    at: '2031-05-03T03:00:00.000Z',
  });
  // as the claim of a worker puts it off
  await desk.api.rows(`update message set put_off_from = due_at, due_at = $2 where id = $1`, [
    message?.id,
    times.leaves_at,
  ]);
  expect((await desk.api.call(`/v1/messages/${message?.id}`)).body).toMatchObject({
    ...times,
    send_at: '2031-05-03T03:00:00.000Z',
  });
  const later = outboxSchema.parse((await desk.api.call('/v1/messages?folder=scheduled')).body);
  expect(later.messages.find(({ id }) => id === message?.id)).toMatchObject({
    ...times,
    at: '2031-05-03T03:00:00.000Z',
  });
  await desk.api.rows(`update account set settings = settings - 'quiet_hours' where id = $1`, [account_id]);
});
