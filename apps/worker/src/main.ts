import { setTimeout } from 'node:timers/promises';
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { assertAppRole } from '@kept/persistence/assert-app-role';
import { assertPreparedStatements } from '@kept/persistence/assert-prepared-statements';
import { openFileStore } from '@kept/files/store/open-file-store';
import { createHotPool } from '@kept/persistence/pool';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { eraseContacts } from '@kept/sequences/erasure/erase-contacts';
import { fetchMedia } from '@kept/sequences/files/fetch-media';
import { sealedFileStore } from '@kept/sequences/files/sealed-file-store';
import { sealFiles } from '@kept/sequences/files/seal-files';
import { sweepAttachments } from '@kept/sequences/files/sweep-attachments';
import { forgetSecrets } from '@kept/sequences/secure/forget-secrets';
import { Vault } from '@kept/sequences/secure/vault';
import { Pacer } from '@kept/sequences/pacing/pacer';
import { holdSending } from '@kept/sequences/recover/hold-sending';
import { settingsOrExit, type Settings } from '@kept/settings/settings';
import { createNudger } from '@kept/workflows/appointment-sequence/client';
import { TASK_QUEUES } from '@kept/workflows/appointment-sequence/contract';
import { WEBHOOK_QUEUES } from '@kept/workflows/webhook-delivery/contract';
import { createActivities } from './activities.ts';
import { clean } from './clean.ts';
import { createLog, type Log } from './log.ts';
import { every } from './every.ts';
import { publishChanges } from './publish-changes.ts';
import { Patience } from './patience.ts';
import { providerAccessOf } from '@kept/sequences/provider-access';
import { reconcile } from './reconcile.ts';
import { relay } from './relay.ts';
import { sweep } from './sweep.ts';
import { workflowSource } from './workflow-source.ts';

/** Pages hear of a change within so long; a round that finds nothing is one short query. */
const PUBLISH_EVERY_MS = 250;
const RELAY_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 30_000;
/** A server that is behind has the nudge all the same; one that lost it gets it again this soon. */
const RELAY_PAUSES = { first_ms: 5_000, most_ms: 60_000 } as const;
const SWEEP_PAUSES = { first_ms: SWEEP_EVERY_MS * 2, most_ms: SWEEP_EVERY_MS * 10 } as const;
const CLEAN_EVERY_MS = 30_000;
/** A picture shows soon after its text; a round that finds none is one short query. */
const FETCH_MEDIA_EVERY_MS = 500;
const MEDIA_AT_ONCE = 8;
/** Content whose time is over, and links that have expired. */
const FORGET_EVERY_MS = 30_000;
/** A deleted contact is gone soon after somebody said so; a round that finds none is one short query. */
const ERASE_EVERY_MS = 1_000;
const SWEEP_FILES_EVERY_MS = 3_600_000;
const UNUSED_FILES_KEPT_MS = 86_400_000;
/** How often this worker looks whether a provider is to be asked; how often one is, the settings say. */
const RECONCILE_EVERY_MS = 1_000;
/** As many subscriptions at a time are told of what changed, and as many more that fail or are slow. */
const WEBHOOK_TARGETS_AT_ONCE = 50;
/** A slow sender keeps no more than this of the room for deliveries. */
const SHARE_OF_ONE_SENDER = 0.25;

const settings = settingsOrExit(process.env);
const log = createLog(settings.log_level);
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level: severity, message }) => {
    // The worker of planned sends runs activities only, on purpose.
    if (!message.startsWith('No workflows registered')) log.warn({ severity }, message);
  }),
  // Signals are ours: the loops stop first, then the workers.
  shutdownSignals: [],
});
await run(settings, log);

async function run(settings: Settings, log: Log): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());

  const pool = createHotPool({ app_url: settings.database_url, max: settings.database_hot_pool });
  await assertAppRole(pool);
  await assertPreparedStatements(settings.database_url);
  // Pages are told what changed also while Temporal is away.
  const publishing = every({ period_ms: PUBLISH_EVERY_MS, signal: stop.signal, name: 'live relay', log }, () =>
    publishChanges(pool),
  );
  const nudger = createNudger({
    connection: { address: settings.temporal_address },
    namespace: settings.temporal_namespace,
    task_timeout_ms: settings.temporal_task_timeout_ms,
    timeout_ms: 5_000,
  });
  const connection = await connect(settings, { log, signal: stop.signal });
  if (connection === null) {
    await publishing;
    await nudger.close();
    await pool.end();
    return;
  }

  if (settings.sending === 'held') await holdSending(pool, 'hold');
  const vault = new Vault({ secret: settings.secret_key, previous: settings.previous_secret_key });
  const keys_pool = createHotPool({ app_url: settings.database_url, max: 1 });
  const store = sealedFileStore({ store: await openFileStore(settings.files), vault, pool: keys_pool });
  const access = providerAccessOf(settings, store);
  const pacer = new Pacer(Math.ceil(settings.temporal_activities * SHARE_OF_ONE_SENDER));
  const cache = new DefinitionCache();
  const activities = createActivities({ pool, cache, pacer, vault, access, nudger, log });
  const shared = { connection, namespace: settings.temporal_namespace, activities, shutdownGraceTime: '10s' } as const;
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      ...workflowSource(),
      taskQueue: TASK_QUEUES.sequences,
      maxConcurrentActivityTaskExecutions: settings.temporal_activities,
      maxCachedWorkflows: settings.temporal_cached_workflows,
      stickyQueueScheduleToStartTimeout: settings.temporal_sticky_timeout_ms,
    }),
    Worker.create({
      ...shared,
      taskQueue: TASK_QUEUES.bulk,
      maxConcurrentActivityTaskExecutions: settings.temporal_activities,
    }),
    ...Object.values(WEBHOOK_QUEUES).map((taskQueue) =>
      Worker.create({ ...shared, taskQueue, maxConcurrentActivityTaskExecutions: WEBHOOK_TARGETS_AT_ONCE }),
    ),
  ]);
  const relayed = { sequences: new Patience(RELAY_PAUSES), messages: new Patience(RELAY_PAUSES) };
  const swept = new Patience(SWEEP_PAUSES);
  const loops = [
    publishing,
    every({ period_ms: RELAY_EVERY_MS, signal: stop.signal, name: 'relay', log }, () =>
      relay({ pool, nudger, patience: relayed }),
    ),
    every({ period_ms: SWEEP_EVERY_MS, signal: stop.signal, name: 'sweeper', log }, () =>
      sweep({ pool, nudger, patience: swept }),
    ),
    every({ period_ms: RECONCILE_EVERY_MS, signal: stop.signal, name: 'reconciler', log }, () =>
      reconcile({ pool, nudger, access, cache, log, every_ms: settings.ask_providers_every_ms }),
    ),
    every({ period_ms: CLEAN_EVERY_MS, signal: stop.signal, name: 'cleaner', log }, () => clean({ pool })),
    every({ period_ms: FORGET_EVERY_MS, signal: stop.signal, name: 'cleaner of secrets', log }, () =>
      forgetSecrets({ pool }),
    ),
    every({ period_ms: ERASE_EVERY_MS, signal: stop.signal, name: 'eraser of contacts', log }, () =>
      eraseContacts({ pool, store, signal: stop.signal }),
    ),
    every({ period_ms: FETCH_MEDIA_EVERY_MS, signal: stop.signal, name: 'fetcher of pictures', log }, async () => {
      await fetchMedia({ pool, vault, store, access, limit: MEDIA_AT_ONCE });
    }),
    every({ period_ms: SWEEP_FILES_EVERY_MS, signal: stop.signal, name: 'cleaner of files', log }, async () => {
      const removed = await sweepAttachments({ pool, store, limit: 1_000, idle_ms: UNUSED_FILES_KEPT_MS });
      if (removed > 0) log.info({ removed }, 'files that nothing used for a day were removed');
      const sealed = await sealFiles({ pool, vault, store });
      if (sealed > 0) log.info({ sealed }, 'files from before names were sealed lie sealed now');
    }),
  ];
  stop.signal.addEventListener('abort', () => {
    for (const worker of workers) worker.shutdown();
  });
  log.info('the worker takes work');
  try {
    await Promise.all(workers.map((worker) => worker.run()));
  } finally {
    stop.abort();
    await Promise.all(loops);
    await nudger.close();
    await connection.close();
    await keys_pool.end();
    await pool.end();
  }
}

/** Waits for the Temporal server however long it takes; null when told to stop meanwhile. */
async function connect(
  settings: Settings,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<NativeConnection | null> {
  for (let wait_ms = 250; !signal.aborted; wait_ms = Math.min(wait_ms * 2, 10_000)) {
    try {
      return await NativeConnection.connect({ address: settings.temporal_address });
    } catch {
      log.warn({ temporal: settings.temporal_address, again_in_ms: wait_ms }, 'the Temporal server does not answer');
      await setTimeout(wait_ms, undefined, { signal }).catch(() => undefined);
    }
  }
  return null;
}
