import { join } from 'node:path';
import type { LauncherSettings } from '@kept/settings/launcher-settings';
import { appEnvironment, inherited } from './app-environment.ts';
import type { ProcessList } from './data-folder/process-list.ts';
import { writeRuntime } from './data-folder/runtime.ts';
import { databasePasswords, secretKey } from './data-folder/secrets.ts';
import { demoFileIn, prepareDemo, type Demo } from './demo.ts';
import { createRoles, type DatabaseUrls } from './postgres/create-roles.ts';
import type { Progress } from './progress.ts';
import { runScript } from './run-script.ts';
import { answers } from './services/answers.ts';
import { appService } from './services/app-service.ts';
import { postgresService } from './services/postgres-service.ts';
import type { Service } from './services/service.ts';
import { supervise, type Supervised } from './services/supervise.ts';
import { temporalService } from './services/temporal-service.ts';
import { findServer } from './temporal/find-server.ts';

/** What an installation is started with. `data_folder` is absolute and exists. */
export type Surroundings = {
  readonly settings: LauncherSettings;
  readonly data_folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly processes: ProcessList;
  readonly progress: Progress;
  readonly say: (line: string) => void;
};

/** Whoever uses another ends before it. */
const stop_order = [['api', 'worker'], ['carrier'], ['temporal', 'postgres']] as const;

/**
 * The whole product on this machine: database, Temporal, carrier, worker, API. `start`
 * resolves when the API is ready; `stop` ends them in the opposite order, also while they start.
 */
export function installation(surroundings: Surroundings) {
  const { settings, data_folder, env, progress } = surroundings;
  const { ports } = settings;
  const started = new Map<string, Supervised>();
  let stopped = false;

  const launch = async (name: string, make: () => Promise<Service>): Promise<void> => {
    const service = await progress(`Preparing ${name}`, make);
    if (stopped) throw new Error('stopped while starting');
    const supervised = supervise(service, { ...surroundings, log_folder: join(data_folder, 'logs') });
    started.set(service.name, supervised);
    await progress(`Starting ${name}`, () => supervised.ready);
  };

  const startDatabase = async (): Promise<DatabaseUrls> => {
    if (settings.database !== null) return settings.database;
    const passwords = await databasePasswords(data_folder);
    await launch('PostgreSQL', () => postgresService({ data_folder, port: ports.postgres, passwords }));
    return createRoles({
      port: ports.postgres,
      superuser_password: passwords.superuser,
      owner_password: passwords.owner,
      app_password: passwords.app,
    });
  };

  const startTemporal = async (): Promise<string> => {
    if (settings.temporal_address !== null) return settings.temporal_address;
    const program = await findServer(env, progress);
    const { temporal: port, temporal_ui: ui_port } = ports;
    const namespace = settings.temporal_namespace;
    await launch('Temporal', async () => temporalService({ program, data_folder, port, ui_port, namespace }));
    return `127.0.0.1:${port}`;
  };

  const startCarrier = (): Promise<void> => {
    const carrier_env = {
      ...inherited(env),
      CARRIER_PORT: String(ports.carrier),
      CARRIER_SMTP_PORT: String(ports.smtp),
      CARRIER_DATA: join(data_folder, 'carrier', 'carrier.db'),
    };
    const ready = (): Promise<boolean> => answers(`http://127.0.0.1:${ports.carrier}/health`);
    return launch('the carrier sandbox', async () => appService({ name: 'carrier', env: carrier_env, ready }));
  };

  const start = async (): Promise<Demo> => {
    const [database, temporal_address] = await Promise.all([startDatabase(), startTemporal(), startCarrier()]);
    await progress('Migrating the database', () =>
      runScript({
        script: 'adapters/persistence/dist/migrate',
        args: [],
        env: { PATH: env['PATH'], DATABASE_URL: database.app_url, DATABASE_OWNER_URL: database.owner_url },
      }),
    );
    const secret_key = settings.secret_key ?? (await secretKey(data_folder));
    const temporal_ui_url = settings.temporal_address === null ? `http://127.0.0.1:${ports.temporal_ui}` : null;
    const { app_url } = database;
    const demo_file = demoFileIn(data_folder);
    const decided = appEnvironment(env, {
      settings,
      provided: { app_url, temporal_address, secret_key, data_folder, demo_file, temporal_ui_url },
    });
    await writeRuntime(data_folder, { environment: decided });
    const environment = { ...inherited(env), ...decided };
    const url = `http://127.0.0.1:${ports.api}`;
    const addresses = {
      url,
      carrier_url: `http://127.0.0.1:${ports.carrier}`,
      temporal_ui_url,
    };
    const worker = async (): Promise<Service> =>
      appService({ name: 'worker', env: environment, ready: async () => true });
    const api = async (): Promise<Service> =>
      appService({ name: 'api', env: environment, ready: () => answers(`${url}/health/ready`) });
    const [demo] = await Promise.all([
      progress('Seeding the demo clinic', () =>
        prepareDemo({ data_folder, database_url: database.app_url, env: environment, addresses }),
      ),
      launch('the worker', worker),
      launch('the API', api),
    ]);
    return demo;
  };

  return {
    start,
    stop: async (): Promise<void> => {
      stopped = true;
      for (const names of stop_order) await Promise.all(names.map(async (name) => started.get(name)?.stop()));
    },
  } as const;
}
