import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../sequences/src/world.spec-support.ts';
import { eventually } from '../harness/eventually.ts';
import { startWorkerInProcess, type InProcessWorker } from './worker-in-process.ts';

let world: World;
let worker: InProcessWorker;

beforeAll(async () => {
  world = await openWorld();
  worker = await startWorkerInProcess(world, { workflows: 'production' });
});

afterAll(async () => {
  await worker.stop();
  await world.close();
});

it('marks a sequence whose decisions fail, says so in the log, and goes on by itself once they succeed', async () => {
  const { clinic } = world;
  const sequence = async () => {
    const [row] = await clinic.sql<{ stuck: boolean; begun: boolean; reason: string | null }>(
      `select stuck_at is not null as stuck, memory is not null as begun, stuck_reason as reason from sequence`,
    );
    return row;
  };
  // A revision that a newer version wrote: published ones never change, so a fault must put it there.
  const [revision] = await clinic.sql<{ definition: object }>(`select definition from schedule_revision`);
  const put = async (definition: object) => {
    await clinic.sql(`alter table schedule_revision disable trigger all`);
    await clinic.sql(`update schedule_revision set definition = $1`, [JSON.stringify(definition)]);
    await clinic.sql(`alter table schedule_revision enable trigger all`);
  };
  await put({ spec_version: 1_000 });

  const booked = await clinic.book({});
  const ref = {
    account_id: clinic.account_id,
    schedule_id: clinic.schedule_id,
    schedule_name: 'Standard visit',
    ...booked,
  };
  await worker.nudger.start([ref]);
  await eventually(async () => expect(await sequence()).toMatchObject({ stuck: true, begun: false }), {
    timeout_ms: 40_000,
  });
  const log = await clinic.sql(`select code, sequence_id from log_entry`);
  expect(log).toEqual([{ code: 'sequence_stuck', sequence_id: booked.sequence_id }]);

  // The cache of the process holds what it read: a new revision is how an operator mends it.
  await clinic.sql(
    `insert into schedule_revision (id, account_id, schedule_id, number, status, definition, etag, published_at)
     select uuidv7(), account_id, schedule_id, 2, 'published', $1, '2', now() from schedule_revision`,
    [JSON.stringify(revision?.definition)],
  );
  await clinic.sql(
    `update message_schedule set published_revision_id = (select id from schedule_revision where number = 2)`,
  );
  await eventually(async () => expect(await sequence()).toEqual({ stuck: false, begun: true, reason: null }), {
    timeout_ms: 40_000,
  });
  expect(await clinic.sql(`select 1 from log_entry`)).toHaveLength(1);
});
