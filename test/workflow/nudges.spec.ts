import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { openWorld, type World } from '../../sequences/src/world.spec-support.ts';
import { eventually } from '../harness/eventually.ts';
import { startWorkerInProcess, type InProcessWorker } from './worker-in-process.ts';

const SEQUENCES = 10;
const ROUNDS = 20;
/** Nudges of one round, sent at once: some come before the decision, some while it runs, some after. */
const NUDGES = 3;

describe.each(['production', 'remote-decisions'] as const)('with the %s loop', (workflows) => {
  let world: World;
  let worker: InProcessWorker;

  beforeAll(async () => {
    world = await openWorld();
    worker = await startWorkerInProcess(world, { workflows });
  });

  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  it(`takes every input of ${SEQUENCES * ROUNDS} rounds of concurrent nudges exactly once`, async () => {
    const { clinic } = world;
    const tell = async (ref: SequenceRef): Promise<void> => {
      await clinic.sql(
        `insert into sequence_input (id, account_id, sequence_id, life, source_key, type, payload, at)
         values (uuidv7(), $2, $3, 1, $1, 'clock_moved', '{"type":"clock_moved"}', now())`,
        [uuidv7(), ref.account_id, ref.sequence_id],
      );
      expect(await worker.nudger.nudge([ref])).toEqual({ unreached: 0, error: null });
    };
    const unhandled = (sequence_id: string) =>
      clinic.sql(`select id from sequence_input where sequence_id = $1 and handled_at is null`, [sequence_id]);

    await Promise.all(
      Array.from({ length: SEQUENCES }, async () => {
        const booked = await clinic.book({});
        const ref = {
          account_id: clinic.account_id,
          schedule_id: clinic.schedule_id,
          schedule_name: 'Standard visit',
          ...booked,
        };
        for (let round = 0; round < ROUNDS; round += 1) {
          await Promise.all(Array.from({ length: NUDGES }, () => tell(ref)));
          // Nothing else would wake it: no relay, no sweeper, and its timer rings tomorrow.
          await eventually(async () => expect(await unhandled(booked.sequence_id)).toEqual([]), {
            timeout_ms: 60_000,
            every_ms: 5,
          });
        }
      }),
    );

    const steps = await clinic.sql<{ times: number; inputs: number }>(
      `select count(*)::int as inputs, max(times)::int as times
       from (select input_id, count(*) as times from sequence_step where input_type = 'clock_moved' group by input_id) taken`,
    );
    expect(steps).toEqual([{ inputs: SEQUENCES * ROUNDS * NUDGES, times: 1 }]);
  });
});
