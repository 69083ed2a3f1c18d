import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdSequence } from '../hold-sequence.ts';
import { inTransaction } from '../transaction.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { readClockMove } from './clock-lease.ts';
import { moveClock, type MoveClockRequest } from './move-clock.ts';

const FAR = '2040-01-01T00:00:00.000Z';

let world: World;

beforeEach(async () => {
  world = await openWorld();
});

afterEach(() => world.close());

const move = (request: Partial<MoveClockRequest> = {}) =>
  moveClock({
    pool: world.pool,
    account_id: world.clinic.account_id,
    to: FAR,
    nudge: async () => undefined,
    nudgeBroadcasts: async () => undefined,
    wake: async () => undefined,
    ...request,
  });

const moving = () =>
  inTransaction({ pool: world.pool, account_id: world.clinic.account_id }, (transaction) =>
    readClockMove(transaction, world.clinic.account_id),
  );

/** A move that has found out where to and waits until it is let go. */
const held = () => {
  const going = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const done = move({
    to: async () => {
      going.resolve();
      await go.promise;
      return FAR;
    },
  });
  return { going: going.promise, go: go.resolve, done };
};

it('is one at a time, says where it is under way from and to, and leaves nothing behind', async () => {
  expect(await moving()).toBeNull();
  const first = held();
  await first.going;
  expect(await moving()).toMatchObject({ from: expect.any(String) });
  expect(await move()).toEqual({ type: 'moving' });
  first.go();
  expect(await first.done).toMatchObject({ type: 'moved' });
  expect(await moving()).toBeNull();
  expect(await move({ to: '2041-01-01T00:00:00.000Z' })).toMatchObject({ type: 'moved' });
});

it('takes over from a move whose process is gone', async () => {
  const lost = held();
  await lost.going;
  await world.clinic.sql(`update clock_move set renewed_at = now() - interval '11 seconds'`);
  expect(await moving()).toBeNull();
  const next = held();
  await next.going;
  // what the lost one does at its end touches the other no more
  lost.go();
  await lost.done;
  expect(await moving()).not.toBeNull();
  next.go();
  await next.done;
  expect(await moving()).toBeNull();
});

it('goes nowhere when it finds nothing to go to', async () => {
  expect(await move({ to: async () => null })).toEqual({ type: 'nowhere' });
  expect(await moving()).toBeNull();
});

it('goes past what is due of a sequence that is held, which stays so', async () => {
  const { booked, message_id } = await world.due();
  const { pool, clinic } = world;
  await holdSequence({ pool, account_id: clinic.account_id, sequence_id: booked.sequence_id, reason: 'cancelled' });
  expect(await move()).toMatchObject({ type: 'moved' });
  expect(await world.status(message_id)).toMatchObject({ status: 'due' });
});

it('never goes back, and a failure on the way leaves the clock free', async () => {
  expect(await move({ to: '2020-01-01T00:00:00.000Z' })).toMatchObject({ type: 'backwards' });
  await world.clinic.book({});
  const failing = move({
    nudge: async () => {
      throw new Error('no Temporal');
    },
  });
  await expect(failing).rejects.toThrow('no Temporal');
  expect(await moving()).toBeNull();
});
