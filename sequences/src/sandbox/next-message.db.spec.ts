import { afterEach, beforeEach, expect, it } from 'vitest';
import { definitionOf } from '../../../test/harness/clinic.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { readNextMessage } from './next-message.ts';

/** A reminder the day before, and another try when nobody answers within an hour. */
const definition = definitionOf({
  name: 'Standard visit',
  windows: {},
  messages: [
    {
      id: 'msg_reminder',
      name: 'Reminder',
      purpose: 'reminder',
      type: 'sms',
      timing: { anchor: 'start', offset: { days: -1 }, window: 'any' },
      content: { body: 'Reply 1 to confirm.' },
      auto_replies: [
        {
          id: 'ar_silence',
          trigger: { type: 'no_response_after', minutes: 60 },
          actions: [{ type: 'transition_to', message_id: 'msg_nudge' }],
        },
      ],
    },
    {
      id: 'msg_nudge',
      name: 'Second try',
      availability: 'on_demand',
      purpose: 'reminder',
      type: 'sms',
      timing: null,
      content: { body: 'Reply 1 to confirm?' },
    },
  ],
});

let world: World;

beforeEach(async () => {
  world = await openWorld(definition);
});

afterEach(() => world.close());

const next = () => readNextMessage({ pool: world.pool, cache: world.cache, account_id: world.clinic.account_id });

it('is nothing where nothing waits', async () => {
  expect(await next()).toBeNull();
});

it('is the soonest planned of all sequences, by name and person', async () => {
  const later = await world.clinic.book({ name: 'Kim Lee', start: '2031-03-12T10:00', end: '2031-03-12T11:00' });
  const sooner = await world.clinic.book({ name: 'Robin Park', start: '2031-03-11T10:00', end: '2031-03-11T11:00' });
  await world.look(later);
  await world.look(sooner);
  expect(await next()).toEqual({
    at: '2031-03-10T14:00:00.000Z',
    name: 'Reminder',
    appointment_id: sooner.appointment_id,
    participant_id: sooner.participant_id,
    participant_name: 'Robin Park',
  });
});

it('is one that stands ready, before whatever is planned', async () => {
  const { booked } = await world.due();
  expect(await next()).toMatchObject({ name: 'Reminder', appointment_id: booked.appointment_id });
});

it('is one that silence will bring, at the moment the waiting ends', async () => {
  const { booked } = await world.sent();
  const { wake_at } = await world.look(booked);
  expect(await next()).toMatchObject({ at: wake_at, name: 'Second try' });
});

it('is not one of a sequence that is held or over', async () => {
  const held = await world.clinic.book({});
  await world.look(held);
  expect(await next()).not.toBeNull();
  await world.clinic.sql('update sequence set held_at = now() where id = $1', [held.sequence_id]);
  expect(await next()).toBeNull();
});

it('is found without a trace', async () => {
  const { booked } = await world.sent();
  await world.look(booked);
  const everything = () =>
    world.clinic.sql(
      `select (select json_agg(s) from sequence s) as s, (select json_agg(m) from message m) as m,
        (select json_agg(t) from sequence_step t) as t`,
    );
  const before = await everything();
  await next();
  expect(await everything()).toEqual(before);
});
