import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NotificationRule } from '@kept/persistence/notification-rule';
import { made, sentOnce } from '../one-time/one-time.spec-support.ts';
import { unsubscribe } from '../unsubscribe.ts';
import { CLIENT, openWorld, type World } from '../world.spec-support.ts';
import type { NotificationEvent } from './notification-event.ts';

let world: World;

beforeEach(async () => {
  world = await openWorld();
});

afterEach(() => world.close());

const SAM = { id: '01900000-0000-7000-8000-0000000005a3', email: 'sam@kept.test', phone: '+18335550152' };
const DESK: NotificationRule = { channel: 'email', recipient: 'address', address: 'desk@kept.test' };
const toSam = (channel: 'email' | 'sms'): NotificationRule => ({ channel, recipient: 'user', user_id: SAM.id });

const tell = async (event: NotificationEvent, rules: readonly NotificationRule[]) => {
  await world.clinic.sql(
    `insert into "user" (id, account_id, email, phone, name, role, password_hash) values ($1, $2, $3, $4, 'Sam', 'staff', 'x')
     on conflict (id) do nothing`,
    [SAM.id, world.clinic.account_id, SAM.email, SAM.phone],
  );
  await world.clinic.sql(
    `update account set settings = jsonb_set(settings, '{notifications}',
       coalesce(settings -> 'notifications', '{}') || jsonb_build_object($2::text, $3::jsonb)) where id = $1`,
    [world.clinic.account_id, event, JSON.stringify(rules)],
  );
};

interface Notice {
  readonly id: string;
  readonly channel: string;
  readonly to_address: string;
  readonly subject: string | null;
  readonly body: string;
}

const notices = () =>
  world.clinic.sql<Notice>(
    `select id, channel, to_address, subject, body from message where kind = 'notification' order by channel, to_address`,
  );
const told = async () => (await notices()).map(({ channel, to_address }) => `${channel} ${to_address}`);
const adminOf = async () =>
  (await world.clinic.sql<{ email: string }>(`select email from "user" where role = 'admin'`))[0]?.email ?? '';

describe('what a client does is told', () => {
  it('to the admins by email, where nobody was named and the calendar has no owner', async () => {
    const { booked } = await world.sent();
    await world.say('1');
    await world.look(booked);
    expect(await told()).toEqual([`email ${await adminOf()}`]);
  });

  it('to the calendar’s owner and to those named, by email and by text, each once', async () => {
    await tell('client_confirmed', [
      { channel: 'email', recipient: 'calendar_owner' },
      toSam('email'),
      toSam('sms'),
      DESK,
    ]);
    await world.clinic.sql('update calendar set owner_user_id = $1', [SAM.id]);
    const { booked } = await world.sent();
    await world.say('1');
    await world.look(booked);
    await world.look(booked);
    expect(await told()).toEqual(['email desk@kept.test', 'email sam@kept.test', `sms ${SAM.phone}`]);
    expect((await notices()).find(({ channel }) => channel === 'sms')).toMatchObject({
      subject: null,
      body: expect.stringMatching(/^Ana López confirmed: \[CONFIRMED\] Cleaning/),
    });
  });

  it('to nobody, where the account wants that', async () => {
    await tell('client_confirmed', []);
    const { booked } = await world.sent();
    await world.say('1');
    await world.look(booked);
    expect(await told()).toEqual([]);
  });

  it('by text from the account’s number, at any hour, and in no conversation of the client', async () => {
    await tell('client_confirmed', [toSam('sms')]);
    const { booked } = await world.sent();
    await world.say('1');
    await world.look(booked);
    const [notice] = await notices();
    expect(await world.claim(notice?.id ?? '')).toMatchObject({
      type: 'send',
      message: { channel: 'sms', to_address: SAM.phone, from_address: world.clinic.phone },
    });
    expect(await world.clinic.sql(`select address from thread`)).toEqual([{ address: CLIENT }]);
  });
});

describe('a reply', () => {
  it('that nothing answers is told as one that needs an answer', async () => {
    await tell('reply_needs_answer', [DESK, toSam('sms')]);
    const { messages } = await world.say('are you open on Sunday?');
    expect(messages).toHaveLength(2);
    expect(await told()).toEqual(['email desk@kept.test', `sms ${SAM.phone}`]);
    expect((await notices()).at(-1)?.body).toBe(
      `${CLIENT} wrote to Lakeside Dental\n"are you open on Sunday?"\nYour answer to this goes to the client.`,
    );
  });

  it('that the flow answers is told where the account wants to hear of it, and nowhere else', async () => {
    const first = await world.sent();
    await world.say('running late');
    await world.look(first.booked);
    expect(await told()).toEqual([]);
    await tell('reply_answered', [DESK]);
    await world.say('running late again');
    await world.look(first.booked);
    expect(await told()).toEqual(['email desk@kept.test']);
    expect((await notices())[0]).toMatchObject({
      subject: 'Ana López replied: Cleaning',
      body: expect.stringContaining('> running late again'),
    });
  });
});

describe('an opt-out', () => {
  it('is told where the account wants to hear of it, once', async () => {
    await tell('opted_out', [DESK]);
    await world.say('STOP');
    await world.say('stop');
    expect(await notices()).toMatchObject([
      { to_address: 'desk@kept.test', subject: `${CLIENT} opted out of messages of Lakeside Dental` },
    ]);
  });

  it('invites nobody to answer whom nothing may reach any more', async () => {
    await tell('opted_out', [toSam('sms')]);
    await world.say('STOP');
    expect((await notices())[0]?.body).toBe(`${CLIENT} opted out of messages of Lakeside Dental`);
  });

  it('is told nobody where the account says nothing', async () => {
    await world.say('STOP');
    expect(await told()).toEqual([]);
  });

  it('by a mail’s link is told as one by a word is, once', async () => {
    await tell('opted_out', [DESK]);
    const message_id = await made(world, {
      to_address: 'kim@client.example',
      content: { channel: 'email', subject: 'Closed', body: 'We are closed.', attachments: [] },
    });
    const link = { pool: world.pool, account_id: world.clinic.account_id, message_id };
    await unsubscribe(link);
    await unsubscribe(link);
    expect(await notices()).toMatchObject([
      {
        to_address: 'desk@kept.test',
        subject: 'kim@client.example opted out of messages of Lakeside Dental',
        body: expect.stringContaining('by the link in one of them'),
      },
    ]);
  });
});

describe('a one-time message', () => {
  it('that fails is told once, with the reason and without what it said', async () => {
    await tell('message_failed', [DESK]);
    const { attempt_id } = await sentOnce(world);
    await world.callback(attempt_id, 'undelivered', '30005');
    await world.callback(attempt_id, 'undelivered', '30005');
    expect(await notices()).toEqual([
      expect.objectContaining({
        to_address: 'desk@kept.test',
        subject: `A message to ${CLIENT} failed`,
        body: expect.stringContaining('Outbox > Failed'),
      }),
    ]);
    expect((await notices())[0]?.body).not.toContain('water');
  });

  it('that arrives is told nobody', async () => {
    await tell('message_failed', [DESK]);
    const { attempt_id } = await sentOnce(world);
    await world.callback(attempt_id, 'delivered');
    expect(await told()).toEqual([]);
  });
});
