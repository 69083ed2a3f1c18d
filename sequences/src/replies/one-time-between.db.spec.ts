import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { made, sentOnce, text } from '../one-time/one-time.spec-support.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import type { Booked } from '../../../test/harness/clinic.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

const stateOf = async ({ participant_id }: Booked) => {
  const [row] = await world.clinic.sql<{ state: string }>(`select state from participant where id = $1`, [
    participant_id,
  ]);
  return row?.state;
};

const noticeOfLast = async () => {
  const [row] = await world.clinic.sql<{ notify_reason: string; body: string }>(
    `select notify_reason, body from message where kind = 'notification' order by id desc limit 1`,
  );
  return row;
};

describe('a one-time message after the reminder (ruling 28)', () => {
  let booked: Booked;

  beforeEach(async () => {
    ({ booked } = await world.sent());
    await world.advance('1 minute');
  });

  afterEach(async () => {
    await world.clinic.sql(`update sequence set finished = true where id = $1`, [booked.sequence_id]);
    await world.clinic.sql(`delete from open_question`);
    await world.advance('1 minute');
  });

  it('leaves the built-in answer to the reminder', async () => {
    await sentOnce(world);
    await world.say('1');
    await world.look(booked);
    expect(await stateOf(booked)).toBe('confirmed');
  });

  it('sends a mere yes to the inbox, for it may be meant for what staff wrote', async () => {
    await sentOnce(world, { content: text('Shall we bring your X-rays?') });
    await world.say('Yes');
    await world.look(booked);
    expect(await stateOf(booked)).toBe('none');
    expect(await noticeOfLast()).toMatchObject({ notify_reason: 'reply_unmatched' });
  });

  it('that asks its own question takes every reply to the inbox, also 1', async () => {
    await sentOnce(world, { asks_own_question: true });
    await world.say('1');
    await world.look(booked);
    expect(await stateOf(booked)).toBe('none');
    expect(await noticeOfLast()).toMatchObject({ notify_reason: 'reply_unmatched' });
  });

  it('that asks its own question still lets the client opt out', async () => {
    await sentOnce(world, { asks_own_question: true });
    await world.say('STOP');
    const rows = await world.clinic.sql(`delete from stop_list_entry where account_id = $1 returning 1`, [
      world.clinic.account_id,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('that has not left yet stands between nothing', async () => {
    await made(world, { asks_own_question: true });
    await world.say('1');
    await world.look(booked);
    expect(await stateOf(booked)).toBe('confirmed');
  });
});
