import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { identityOf, stillRuns } from './process-identity.ts';
import { readPrivate, writePrivate } from './private-file.ts';

const holder_schema = z.object({
  pid: z.number(),
  started: z.string(),
  url: z.string(),
  stopping: z.boolean(),
});

/** A data folder held by this process. */
export type Lock = {
  /** Says that it will be free in a moment, so that the next start waits instead of giving up. */
  readonly stopping: () => Promise<void>;
  readonly release: () => Promise<void>;
};

const attempts = 5;
const stop_patience_ms = 60_000;
/** A launcher told to stop a moment ago may not know yet. */
const told_patience_ms = 1500;

/**
 * Takes the data folder for this process. Waits for a launcher that is stopping, at most a minute;
 * fails when another has it, and takes over what a killed one left. `url` is shown to whom it keeps off.
 */
export async function takeLock(folder: string, url: string): Promise<Lock> {
  const file = join(folder, 'launcher.lock');
  const holder = { ...identityOf(process.pid), url, stopping: false };
  const content = JSON.stringify(holder);
  const since = performance.now();
  for (let attempt = 0; attempt < attempts;) {
    const taken = await writeFile(file, content, { flag: 'wx', mode: 0o600 }).then(
      () => true,
      () => false,
    );
    // Two starts that both removed a stale lock: the later file counts.
    if (taken && (await readFile(file, 'utf8')) === content) {
      return {
        stopping: () => writePrivate(file, { ...holder, stopping: true }),
        release: () => rm(file, { force: true }),
      };
    }
    const other = await readPrivate(file, holder_schema);
    if (other !== null && stillRuns(other)) {
      const patience_ms = other.stopping ? stop_patience_ms : told_patience_ms;
      if (performance.now() - since < patience_ms) {
        await pause(100);
        continue;
      }
      throw new Error(
        `Kept already runs on ${folder} (process ${other.pid}, ${other.url}).\nStop it first, or start a second one beside it: KEPT_DATA=.kept-2 KEPT_PORT=4500 npm start`,
      );
    }
    await rm(file, { force: true });
    attempt += 1;
  }
  throw new Error(`${file} cannot be written: set KEPT_DATA to a folder that this user may write`);
}
