import type { Definition } from '@kept/rules/document';
import { ownPostgres } from '../faults/own-postgres.ts';
import { openRunningClinic, type RunningClinic } from '../faults/running-clinic.ts';
import type { TestPostgres } from '../harness/start-postgres.ts';
import { startPooler, type TestPooler } from './start-pooler.ts';
import { startTemporalService, type TemporalServer } from './start-temporal-service.ts';

/** A clinic on what an operator runs: a durable PostgreSQL behind a transaction pooler, and Temporal on it. */
export interface Production {
  readonly kept: RunningClinic;
  readonly postgres: TestPostgres;
  readonly pooler: TestPooler;
  readonly temporal: TemporalServer;
  readonly close: () => Promise<void>;
}

/** Everything but the workers runs when this answers. Times are production's; only the carrier is a sandbox. */
export async function openProduction(definition: Definition): Promise<Production> {
  const { postgres, database } = await ownPostgres('durable');
  const [pooler, temporal] = await Promise.all([
    startPooler(database.app_url),
    startTemporalService(database.superuser_url),
  ]);
  const kept = await openRunningClinic({
    definition,
    database: { ...database, app_url: pooler.app_url },
    temporal_address: temporal.address,
    ask_providers_every: '5s',
    env: {
      NODE_ENV: 'production',
      DATABASE_DIRECT_URL: database.app_url,
      TEMPORAL_TASK_TIMEOUT: '10s',
      TEMPORAL_STICKY_TIMEOUT: '10s',
    },
  });
  return {
    ...{ kept, postgres, pooler, temporal },
    close: async () => {
      await kept.close();
      await Promise.all([pooler.kill(), temporal.kill()]);
      await postgres.stop('SIGKILL');
    },
  };
}
