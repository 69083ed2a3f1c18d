import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mayEnter } from './may-enter.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { postgresUser, type SystemUser } from './postgres-user.ts';

/** How to run a server on a prepared data folder. */
export type ClusterCommand = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly run_as: SystemUser | null;
};

/** Where data goes whose own folder the database's user cannot enter. */
const shared_data = '/var/lib/kept';

/** Nothing of the caller's locale, time zone or PG… variables may leak into the database. */
const clean_env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function makeFolder(folder: string, run_as: SystemUser | null): Promise<void> {
  if (await exists(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  if (run_as === null || mayEnter(dirname(folder), run_as)) {
    await mkdir(folder, { mode: 0o700 });
  } else {
    const place = join(shared_data, randomBytes(6).toString('hex'));
    await mkdir(place, { recursive: true, mode: 0o700 });
    await chmod(shared_data, 0o711);
    await symlink(place, folder);
  }
  if (run_as !== null) await chown(folder, run_as.uid, run_as.gid);
}

async function refuseForeignOwner(folder: string, run_as: SystemUser | null): Promise<void> {
  const { uid } = await stat(folder);
  const expected = run_as?.uid ?? process.getuid?.() ?? uid;
  if (uid === expected) return;
  throw new Error(
    `${folder} belongs to another user of this machine: start as that user, or set KEPT_DATA to a new folder`,
  );
}

async function initialise(options: {
  readonly initdb: string;
  readonly folder: string;
  readonly password: string;
  readonly run_as: SystemUser | null;
}): Promise<void> {
  const { initdb, folder, password, run_as } = options;
  const password_file = join(tmpdir(), `kept-${randomBytes(9).toString('hex')}`);
  await writeFile(password_file, password, { mode: 0o600 });
  if (run_as !== null) await chown(password_file, run_as.uid, run_as.gid);
  const args = [
    ...[`--pgdata=${folder}`, '--username=postgres', `--pwfile=${password_file}`, '--auth=scram-sha-256'],
    // The same order and case rules on every machine, whatever locales it has.
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ...['--set=timezone=UTC', '--set=log_timezone=UTC', '--no-instructions', '--no-sync'],
  ];
  const child = spawn(initdb, args, { env: clean_env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...run_as });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  await rm(password_file, { force: true });
  if (code === 0) return;
  for (const entry of await readdir(folder)) await rm(join(folder, entry), { recursive: true, force: true });
  throw new Error(`PostgreSQL could not create its data in ${folder}: ${said.trim()}`);
}

/**
 * Creates the data folder of an embedded PostgreSQL 18 when it is not there yet, and says
 * how to run a server on it: on loopback, without a socket file, with `superuser_password`
 * for the user `postgres` (of a folder that exists already, the one it was made with).
 * `flags` are settings of the server, `name=value`.
 */
export async function prepareCluster(options: {
  readonly folder: string;
  readonly port: number;
  readonly superuser_password: string;
  readonly flags: readonly string[];
}): Promise<ClusterCommand> {
  const { port, superuser_password: password, flags } = options;
  const run_as = postgresUser();
  const { initdb, postgres } = await postgresBinaries(run_as);
  await makeFolder(options.folder, run_as);
  // The database's user may be unable to follow the link it is reached by.
  const folder = await realpath(options.folder);
  await refuseForeignOwner(folder, run_as);
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '');
  if (version === '') await initialise({ initdb, folder, password, run_as });
  else if (version.trim() !== '18') {
    throw new Error(
      `${folder} is of PostgreSQL ${version.trim()}, this is 18: dump it with the old version, or set KEPT_DATA to a new folder`,
    );
  }
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...flags];
  return {
    command: postgres,
    args: ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    env: clean_env,
    run_as,
  };
}
