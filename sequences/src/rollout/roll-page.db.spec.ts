import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Definition } from '@kept/rules/document';
import { reminder } from '../../../test/fixtures/reminder.ts';
import type { Booked } from '../../../test/harness/clinic.ts';
import { openWorld, type World } from '../world.spec-support.ts';
import { rollPage, type RolledPage } from './roll-page.ts';

let world: World;
let number = 1;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

beforeEach(async () => {
  await world.clinic.sql(`update sequence set finished = true`);
});

/** The first message of the fixture this many days before. */
const daysBefore = (days: number): Definition => ({
  ...reminder,
  messages: reminder.messages.map((message) =>
    message.timing === null ? message : { ...message, timing: { ...message.timing, offset: { days: -days } } },
  ),
});

/** Publishes as the API does; answers the revision. */
async function publish(definition: Definition): Promise<string> {
  const { account_id, schedule_id, sql } = world.clinic;
  const id = uuidv7();
  number += 1;
  await sql(
    `insert into schedule_revision (id, account_id, schedule_id, number, status, definition, etag, published_at)
     values ($1, $2, $3, $4, 'published', $5, '1', now())`,
    [id, account_id, schedule_id, number, JSON.stringify(definition)],
  );
  await sql(`update message_schedule set published_revision_id = $1 where id = $2`, [id, schedule_id]);
  return id;
}

async function begin(revision_id: string): Promise<string> {
  const { account_id, schedule_id, sql } = world.clinic;
  const id = uuidv7();
  await sql(
    `insert into schedule_rollout (id, account_id, schedule_id, revision_id, total)
     select $1, $2, $3, $4, count(*) from sequence where schedule_id = $3 and not finished`,
    [id, account_id, schedule_id, revision_id],
  );
  return id;
}

const page = (rollout_id: string): Promise<RolledPage> => {
  const { pool, cache, clinic } = world;
  return rollPage({ pool, cache, account_id: clinic.account_id, rollout_id });
};

const followed = async ({ sequence_id }: Booked) =>
  (
    await world.clinic.sql<{ revision: string; lazy: boolean | null }>(
      `select coalesce(s.pinned_revision_id, ms.published_revision_id) as revision,
         (select i.lazy from sequence_input i where i.sequence_id = s.id and i.type = 'revision_published'
          order by i.id desc limit 1) as lazy
       from sequence s join message_schedule ms on ms.id = s.schedule_id where s.id = $1`,
      [sequence_id],
    )
  )[0];

const pin = (booked: Booked, revision_id: string) =>
  world.clinic.sql(`update sequence set pinned_revision_id = $1 where id = $2`, [revision_id, booked.sequence_id]);

async function decided(): Promise<Booked> {
  const booked = await world.clinic.book({ start: '2031-03-12T12:00', end: '2031-03-12T12:30' });
  await world.look(booked);
  return booked;
}

describe('a revision that comes to running sequences', () => {
  it('has those look at once whose next message now goes earlier', async () => {
    const booked = await decided();
    const rolled = await page(await begin(await publish(daysBefore(3))));
    expect(rolled.nudge).toMatchObject([{ sequence_id: booked.sequence_id, schedule_name: 'Standard visit' }]);
    expect(rolled.progress).toMatchObject({ state: 'done', total: 1, done: 1, nudged: 1 });
    expect(rolled.progress.sentence).toBe(
      `Revision ${number} of Standard visit: 1 of 1 running sequences looked at, 1 told at once.`,
    );
    const view = await world.look(booked);
    expect([view.did, view.wake_at]).toEqual([['revision_published'], '2031-03-09T13:00:00.000Z']);
  });

  it('leaves the others to their next look, and corrects how many messages are ahead of them', async () => {
    const without: Definition = { ...reminder, messages: reminder.messages.slice(1) };
    await publish(daysBefore(3));
    const booked = await decided();
    const rolled = await page(await begin(await publish(without)));
    expect([rolled.nudge, rolled.progress.nudged]).toEqual([[], 0]);
    expect(await followed(booked)).toMatchObject({ lazy: true });
    const [row] = await world.clinic.sql(`select planned_count from sequence where id = $1`, [booked.sequence_id]);
    expect(row).toEqual({ planned_count: 0 });
    expect((await world.look(booked)).did).toContain('revision_published');
  });

  it('moves on a sequence that was left at an older one', async () => {
    const first = await publish(daysBefore(2));
    const booked = await decided();
    const second = await publish(daysBefore(4));
    await pin(booked, first);
    expect((await world.look(booked)).wake_at).toBe('2031-03-10T13:00:00.000Z');
    const rolled = await page(await begin(second));
    expect(rolled.nudge).toHaveLength(1);
    expect(await followed(booked)).toMatchObject({ revision: second });
    expect((await world.look(booked)).wake_at).toBe('2031-03-08T14:00:00.000Z');
  });

  it('is what they are left at, when a newer one leaves them alone meanwhile', async () => {
    const first = await publish(daysBefore(2));
    const [moved_on, left] = [await decided(), await decided()];
    const second = await publish(daysBefore(3));
    await pin(moved_on, first);
    const rollout = await begin(second);
    await publish(daysBefore(5));
    await pin(left, second);
    await page(rollout);
    expect([await followed(moved_on), await followed(left)]).toMatchObject([
      { revision: second },
      { revision: second },
    ]);
  });

  it('comes page by page to each of them once, whatever dies in between', async () => {
    const all: Booked[] = [];
    for (let count = 0; count < 103; count += 1) all.push(await decided());
    const rollout = await begin(await publish(daysBefore(6)));
    const late = await decided();
    const pages = [await page(rollout), await page(rollout), await page(rollout)];
    expect(pages.map(({ progress, nudge }) => [progress.state, progress.done, nudge.length])).toEqual([
      ['running', 100, 100],
      ['done', 103, 3],
      ['done', 103, 0],
    ]);
    const told = await world.clinic.sql<{ sequence_id: string }>(
      `select sequence_id from sequence_input where type = 'revision_published' and sequence_id = any($1)`,
      [[...all, late].map(({ sequence_id }) => sequence_id)],
    );
    expect(told.map(({ sequence_id }) => sequence_id).toSorted()).toEqual(
      all.map(({ sequence_id }) => sequence_id).toSorted(),
    );
  });

  it('tells nobody any more once a newer one took over', async () => {
    const booked = await decided();
    const rollout = await begin(await publish(daysBefore(7)));
    await world.clinic.sql(`update schedule_rollout set state = 'superseded' where id = $1`, [rollout]);
    const rolled = await page(rollout);
    expect(rolled).toMatchObject({ nudge: [], progress: { state: 'superseded', done: 0 } });
    expect(rolled.progress.sentence).toBe(`Revision ${number} of Standard visit gave way to a newer one after 0 of 1.`);
    expect(await followed(booked)).toMatchObject({ lazy: null });
  });
});
