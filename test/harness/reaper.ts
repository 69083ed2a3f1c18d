import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'reaper.mjs');

function start() {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return child.stdin;
}

let input: ReturnType<typeof start> | null = null;

function tell(line: string): void {
  input ??= start();
  input.write(`${line}\n`);
}

/** What outlives a killed test run unless somebody cleans up behind it. */
export const reaper = {
  /** Kill this process when ours has ended. */
  kill: (pid: number | undefined): void => {
    if (pid !== undefined) tell(`pid ${pid}`);
  },
  /** This one has ended by itself; its number may belong to another soon. */
  forget: (pid: number | undefined): void => {
    if (pid !== undefined) tell(`done ${pid}`);
  },
  /** A new folder, removed when our process has ended. */
  folder: (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'kept-test-'));
    // PostgreSQL enters it as another user when the tests run as root.
    chmodSync(folder, 0o755);
    tell(`folder ${folder}`);
    return folder;
  },
} as const;
