import { spawnSync } from 'node:child_process';
import type { SystemUser } from './postgres-user.ts';

/** Whether `user` reaches `path` and may run or enter it, asked of the system itself because folders above count too. */
export function mayEnter(path: string, user: SystemUser): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { uid: user.uid, gid: user.gid, cwd: '/' });
  return asked.status === 0;
}
