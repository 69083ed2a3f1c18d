import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { Pacer } from '@kept/sequences/pacing/pacer';
import { createActivities } from '@kept/worker/activities';
import { openFileStore } from '@kept/files/store/open-file-store';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { createNudger, type Nudger } from '@kept/workflows/appointment-sequence/client';
import { TASK_QUEUES } from '@kept/workflows/appointment-sequence/contract';
import { installationKey } from '@kept/persistence/installation-key';
import type { World } from '../../sequences/src/world.spec-support.ts';
import { freshNamespace } from '../harness/fresh-namespace.ts';
import { temporalAddress } from '../harness/temporal-address.ts';

export interface InProcessWorker {
  readonly namespace: string;
  readonly nudger: Nudger;
  readonly stop: () => Promise<void>;
}

let installed = false;

/**
 * The production activities and loop, run in the test's process without relay and sweeper: a lost wake-up stays
 * lost and is seen. Nothing reaches a carrier: what would be sent fails to connect and waits for its next try.
 */
export async function startWorkerInProcess(
  world: World,
  { workflows }: { readonly workflows: 'production' | 'remote-decisions' },
): Promise<InProcessWorker> {
  if (!installed) Runtime.install({ logger: new DefaultLogger('ERROR') });
  installed = true;
  const address = temporalAddress();
  const namespace = await freshNamespace();
  const connection = await NativeConnection.connect({ address });
  const nudger = createNudger({ connection: { address }, namespace, task_timeout_ms: 10_000, timeout_ms: 10_000 });
  const activities = createActivities({
    nudger,
    pool: world.pool,
    cache: new DefinitionCache(),
    pacer: new Pacer(100),
    vault: world.vault,
    access: {
      secret_key: installationKey({ secret_key: world.clinic.secret_key, previous_secret_key: null }),
      public_url: 'http://127.0.0.1:1',
      sandbox: { carrier_url: 'http://127.0.0.1:1', smtp_host: '127.0.0.1', smtp_port: 1 },
      files: await openFileStore({ type: 'disk', folder: join(tmpdir(), 'kept-no-files') }),
      internal_mail_servers: [],
      timeout_ms: 1_000,
    },
    log: pino({ level: 'silent' }),
  });
  const workflowsPath =
    workflows === 'production'
      ? createRequire(import.meta.url).resolve('@kept/workflows/all/workflows')
      : new URL('./remote-decisions.workflows.ts', import.meta.url).pathname;
  const shared = { connection, namespace, activities, shutdownGraceTime: '1s' } as const;
  const workers = [
    await Worker.create({ ...shared, workflowsPath, taskQueue: TASK_QUEUES.sequences }),
    await Worker.create({ ...shared, taskQueue: TASK_QUEUES.bulk }),
  ];
  const running = workers.map((worker) => worker.run());
  return {
    namespace,
    nudger,
    stop: async () => {
      for (const worker of workers) worker.shutdown();
      await Promise.all(running);
      await nudger.close();
      await connection.close();
    },
  };
}
