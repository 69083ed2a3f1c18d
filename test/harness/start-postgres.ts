import { join } from 'node:path';
import { freePort } from '@kept/launcher/free-port';
import { createRoles, type DatabaseUrls } from '@kept/launcher/postgres/create-roles';
import { prepareCluster } from '@kept/launcher/postgres/cluster';
import { startProcess, type TestProcess } from './process.ts';
import { reaper } from './reaper.ts';

/** A PostgreSQL of a test's own, with the two roles and an empty database `kept`. */
export type TestPostgres = {
  readonly port: number;
  readonly superuser_url: string;
  readonly urls: DatabaseUrls;
  /** Starts it again on the same data and port, after {@link TestProcess.kill} or `stop`. */
  readonly start: () => Promise<void>;
  /** Stops it: SIGINT ends connections and shuts down, SIGKILL is a crash. */
  readonly stop: (signal?: 'SIGINT' | 'SIGKILL' | 'SIGQUIT') => Promise<void>;
};

const password = 'test';

const FLAGS = {
  /** Nothing here survives a power cut, and nothing here needs to. */
  fast: [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=300',
    'wal_level=minimal',
    'max_wal_senders=0',
  ],
  /** As PostgreSQL comes. */
  durable: [],
} as const;

/** Starts an embedded PostgreSQL 18 on a free port and a throw-away folder; it ends with the test run. */
export async function startPostgres(kind: keyof typeof FLAGS = 'fast'): Promise<TestPostgres> {
  const folder = join(reaper.folder(), 'postgres');
  const port = await freePort();
  const { command, args, env, run_as } = await prepareCluster({
    folder,
    port,
    superuser_password: password,
    flags: FLAGS[kind],
  });
  const launch = (): Promise<TestProcess> =>
    startProcess({
      command,
      args,
      env,
      run_as,
      cwd: '/',
      ready: /database system is ready to accept connections/,
      ready_within_ms: 90_000,
    });
  let server = await launch();
  const urls = await createRoles({
    port,
    superuser_password: password,
    owner_password: password,
    app_password: password,
  });
  return {
    port,
    superuser_url: `postgres://postgres:${password}@127.0.0.1:${port}/kept`,
    urls,
    start: async () => {
      server = await launch();
    },
    stop: (signal = 'SIGINT') => server.kill(signal),
  };
}
