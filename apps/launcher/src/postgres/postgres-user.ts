import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A user of this machine. */
export type SystemUser = { readonly uid: number; readonly gid: number };

function find(name: string): SystemUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

/**
 * Whom PostgreSQL runs as: null for the present user; it refuses root, so root gets the
 * user `postgres`, made when the machine has none.
 */
export function postgresUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const existing = find('postgres');
  if (existing !== null) return existing;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const made = find('postgres');
  if (made !== null) return made;
  throw new Error('PostgreSQL does not run as root and no user postgres could be made: start as another user');
}
