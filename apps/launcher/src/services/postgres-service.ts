import { join } from 'node:path';
import pg from 'pg';
import type { Passwords } from '../data-folder/secrets.ts';
import { prepareCluster } from '../postgres/cluster.ts';
import type { Service } from './service.ts';

async function takesQueries(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The embedded PostgreSQL on its data in `<data_folder>/postgres`, which is made when missing. */
export async function postgresService(options: {
  readonly data_folder: string;
  readonly port: number;
  readonly passwords: Passwords;
}): Promise<Service> {
  const { data_folder, port, passwords } = options;
  const { command, args, env, run_as } = await prepareCluster({
    folder: join(data_folder, 'postgres'),
    port,
    superuser_password: passwords.superuser,
    flags: [],
  });
  return {
    name: 'postgres',
    command,
    args,
    env,
    run_as,
    // SIGINT: ends connections and writes everything down; SIGTERM would wait for the clients.
    stop_signal: 'SIGINT',
    ready: () => takesQueries(port, passwords.superuser),
    warning: (line) => (/ (FATAL|PANIC): /.test(line) ? line : null),
  };
}
