import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { readPrivate, writePrivate } from './private-file.ts';
import { identityOf, stillRuns, type ProcessIdentity } from './process-identity.ts';

const entry_schema = z.object({
  name: z.string(),
  pid: z.number(),
  started: z.string(),
  stop_signal: z.enum(['SIGTERM', 'SIGINT']),
});

const patience_ms = 10_000;

function signal({ pid }: ProcessIdentity, how: NodeJS.Signals): void {
  try {
    process.kill(pid, how);
  } catch {
    // It ended in between.
  }
}

/** Processes that this data folder's launcher started, kept in a file for the case that it is killed. */
export function processList(folder: string) {
  const file = join(folder, 'processes.json');
  const running = new Map<string, z.output<typeof entry_schema>>();
  let written = Promise.resolve();

  return {
    /** The process now running as `name`. */
    note: (
      name: string,
      process: { readonly pid: number; readonly stop_signal: 'SIGTERM' | 'SIGINT' },
    ): Promise<void> => {
      const identity = identityOf(process.pid);
      if (identity !== null) running.set(name, { name, ...identity, stop_signal: process.stop_signal });
      written = written.then(() => writePrivate(file, [...running.values()]));
      return written;
    },
    /**
     * Stops what a killed launcher left running on this data, the last started first and
     * one after another, and answers their names.
     */
    reclaim: async (): Promise<readonly string[]> => {
      const left = ((await readPrivate(file, z.array(entry_schema))) ?? []).filter(stillRuns).reverse();
      for (const entry of left) {
        signal(entry, entry.stop_signal);
        for (let waited = 0; waited < patience_ms && stillRuns(entry); waited += 50) await pause(50);
        if (stillRuns(entry)) signal(entry, 'SIGKILL');
      }
      return left.map(({ name, pid }) => `${name} (process ${pid})`);
    },
  } as const;
}

/** @see processList */
export type ProcessList = ReturnType<typeof processList>;
