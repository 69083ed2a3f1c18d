import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process number with its start, since numbers are given again after a crash or a restart of the machine. */
export type ProcessIdentity = { readonly pid: number; readonly started: string };

function startOf(pid: number): string | null {
  try {
    // The 22nd field: ticks since the machine started; the name before it may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const [state, start] = [fields[0], fields[19]];
    return state === 'Z' || start === undefined ? null : start;
  } catch {
    if (process.platform === 'linux') return null;
  }
  const asked = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const start = asked.stdout.trim();
  return start === '' ? null : start;
}

/** Who `pid` is now; null when there is no such process. */
export function identityOf(pid: number): ProcessIdentity | null {
  const started = startOf(pid);
  return started === null ? null : { pid, started };
}

/** Whether the very process still runs. */
export function stillRuns({ pid, started }: ProcessIdentity): boolean {
  return startOf(pid) === started;
}
