import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createHotPool } from '@kept/persistence/pool';
import type { Definition } from '@kept/rules/document';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { createNudger, type Nudger } from '@kept/workflows/appointment-sequence/client';
import { freePort } from '@kept/launcher/free-port';
import { openClinic, type Booked, type Clinic } from '../harness/clinic.ts';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { startCarrier, type RunningCarrier } from '../faults/running-carrier.ts';
import { startPostgres } from '../harness/start-postgres.ts';
import { startTemporal, type TestTemporal } from '../harness/start-temporal.ts';
import { startWatchedProvider, type ProviderLimit, type WatchedProvider } from './watched-provider.ts';

export interface WatchedStage extends Stage {
  readonly provider: WatchedProvider;
}

const root = join(import.meta.dirname, '..', '..');

/** The product as it runs: PostgreSQL, Temporal, the carrier, the API and one worker with production settings. */
export interface Stage {
  readonly clinic: Clinic;
  readonly temporal: TestTemporal;
  readonly pool: ReturnType<typeof createHotPool>;
  readonly cache: DefinitionCache;
  readonly nudger: Nudger;
  readonly carrier: RunningCarrier;
  readonly api: TestProcess;
  /** The database past row security. */
  readonly superuser_url: string;
  /** The API's. */
  readonly url: string;
  readonly startWorker: (env?: NodeJS.ProcessEnv) => Promise<TestProcess>;
  /** Opens another clinic beside the first, with that schedule published. */
  readonly openTenant: (definition: Definition) => Promise<Clinic>;
  readonly refOf: (booked: Booked) => SequenceRef;
  readonly close: () => Promise<void>;
}

/** `before` stands before the carrier where it is given: it is told the carrier's address and answers its own. */
export async function openStage(
  definition: Definition,
  before: (carrier_url: string) => Promise<string> = async (carrier_url) => carrier_url,
): Promise<Stage> {
  const postgres = await startPostgres();
  const { owner_url, app_url } = postgres.urls;
  const migrated = spawnSync(process.execPath, [join(root, 'adapters/persistence/dist/migrate.js')], {
    env: { ...process.env, DATABASE_OWNER_URL: owner_url },
  });
  if (migrated.status !== 0) throw new Error(String(migrated.stderr));
  const { superuser_url } = postgres;
  const clinic = await openClinic({ superuser_url }, definition);
  const temporal = await startTemporal({ keep: 'in a file' });
  const carrier = await startCarrier();
  await introduce(clinic, carrier);
  const tenants: Clinic[] = [];

  const pool = createHotPool({ app_url, max: 4 });
  const nudger = createNudger({
    connection: { address: temporal.address },
    namespace: 'default',
    task_timeout_ms: 10_000,
    timeout_ms: 10_000,
  });
  const api_port = await freePort();
  const env = {
    ...process.env,
    KEPT_PORT: String(api_port),
    DATABASE_URL: app_url,
    KEPT_SECRET_KEY: clinic.secret_key.toString('base64'),
    TEMPORAL_ADDRESS: temporal.address,
    KEPT_CARRIER_URL: await before(carrier.url),
    KEPT_SMTP_URL: `smtp://127.0.0.1:${carrier.smtp_port}`,
    KEPT_LOG_LEVEL: 'info',
  };
  // The API takes the carrier's status callbacks, as it does in the product.
  const api = await startProcess({
    command: process.execPath,
    args: [join(root, 'apps/api/dist/main.js')],
    env,
    ready: () => answers(`http://127.0.0.1:${api_port}/health/ready`),
    ready_within_ms: 120_000,
  });
  const workers: TestProcess[] = [];
  return {
    clinic,
    temporal,
    pool,
    nudger,
    carrier,
    api,
    superuser_url,
    cache: new DefinitionCache(),
    url: `http://127.0.0.1:${api_port}`,
    openTenant: async (published) => {
      const phone = `+1202555${String(101 + tenants.length).padStart(4, '0')}`;
      const tenant = await openClinic({ superuser_url, secret_key: clinic.secret_key, phone }, published);
      tenants.push(tenant);
      await introduce(tenant, carrier);
      return tenant;
    },
    startWorker: async (changed = {}) => {
      const worker = await startProcess({
        command: process.execPath,
        args: [join(root, 'apps/worker/dist/main.js')],
        env: { ...env, ...changed },
        ready: /takes work/,
        ready_within_ms: 120_000,
      });
      workers.push(worker);
      return worker;
    },
    refOf: (booked) => ({
      account_id: clinic.account_id,
      schedule_id: clinic.schedule_id,
      schedule_name: 'Standard visit',
      ...booked,
    }),
    close: async () => {
      await Promise.all([api, ...workers].map((running) => running.stop()));
      await nudger.close();
      await pool.end();
      await Promise.all([clinic, ...tenants].map((opened) => opened.close()));
      await carrier.stop();
      await temporal.stop();
      await postgres.stop();
    },
  };
}

/** One whose carrier stands behind a watched provider, for the workers and for the API. */
export async function openWatchedStage(
  definition: Definition,
  { per_second }: Pick<ProviderLimit, 'per_second'>,
): Promise<WatchedStage> {
  const started = Promise.withResolvers<WatchedProvider>();
  const stage = await openStage(definition, async (carrier_url) => {
    started.resolve(await startWatchedProvider({ carrier_url, per_second }));
    return (await started.promise).url;
  });
  const provider = await started.promise;
  return {
    ...stage,
    provider,
    close: async () => {
      await stage.close();
      provider.stop();
    },
  };
}

/** Makes the clinic known to the carrier, with its number. */
async function introduce({ account_sid, auth_token, phone }: Clinic, carrier: RunningCarrier): Promise<void> {
  await carrier.control('PUT', `/accounts/${account_sid}`, { auth_token, friendly_name: 'bench' });
  await carrier.control('PUT', `/accounts/${account_sid}/numbers/${phone}`, {
    sms_url: 'http://127.0.0.1:9/none',
    carrier_answers_opt_out: false,
  });
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
