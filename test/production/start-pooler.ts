import { chmod, chown, copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { progressLines } from '@kept/launcher/progress';
import { postgresUser } from '@kept/launcher/postgres/postgres-user';
import { startProcess, type TestProcess } from '../harness/process.ts';
import { reaper } from '../harness/reaper.ts';
import { freePortRow } from '../harness/start-product.ts';
import { findPooler } from './find-pooler.ts';

/** A PgBouncer that hands its connections from transaction to transaction. */
export interface TestPooler {
  /** As the application's role, through it. */
  readonly app_url: string;
  /** As it died: nobody it speaks with gets another byte. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/**
 * Far fewer connections than clients, so that nobody keeps one, and the other settings as docs/operating.md asks for
 * them; `settings` come last and decide.
 */
export async function startPooler(
  app_url: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<TestPooler> {
  const folder = reaper.folder();
  const run_as = postgresUser();
  // It refuses to run as root, and whom it runs as may not enter the folder it was built in.
  const program = join(folder, 'pgbouncer');
  await copyFile(await findPooler(progressLines(console.error)), program);
  await chmod(program, 0o755);
  const direct = new URL(app_url);
  const port = await freePortRow();
  const users = join(folder, 'users.txt');
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(users, `"${direct.username}" "${direct.password}"\n`, { mode: 0o600 });
  if (run_as !== null) await chown(users, run_as.uid, run_as.gid);
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: String(port),
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: users,
    pool_mode: 'transaction',
    default_pool_size: '12',
    max_client_conn: '400',
    max_prepared_statements: '500',
    query_wait_timeout: '5',
    server_connect_timeout: '2',
    ...settings,
  };
  await writeFile(
    file,
    [
      '[databases]',
      `${direct.pathname.slice(1)} = host=${direct.hostname} port=${direct.port}`,
      '[pgbouncer]',
      ...Object.entries(all).map(([name, value]) => `${name} = ${value}`),
    ].join('\n'),
  );
  const launch = (): Promise<TestProcess> =>
    startProcess({
      command: program,
      args: [file],
      env: { PATH: process.env['PATH'] },
      run_as,
      ready: /process up/,
      ready_within_ms: 30_000,
    });
  let pooler = await launch();
  const pooled = new URL(app_url);
  pooled.port = String(port);
  return {
    app_url: pooled.href,
    kill: () => pooler.kill(),
    start: async () => {
      pooler = await launch();
    },
  };
}
