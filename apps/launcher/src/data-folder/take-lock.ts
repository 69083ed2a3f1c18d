import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { identityOf, stillRuns } from './process-identity.ts';
import { readPrivate } from './private-file.ts';

const holder_schema = z.object({ pid: z.number(), started: z.string(), url: z.string() });

/**
 * Takes the data folder for this process; the answer gives it back. Fails when a living
 * launcher has it; what a killed one left is taken over.
 */
export async function takeLock(folder: string, url: string): Promise<() => Promise<void>> {
  const file = join(folder, 'launcher.lock');
  const content = JSON.stringify({ ...identityOf(process.pid), url });
  for (let tries = 0; tries < 5; tries += 1) {
    const taken = await writeFile(file, content, { flag: 'wx', mode: 0o600 }).then(
      () => true,
      () => false,
    );
    // Two starts that both removed a stale lock: the later file counts.
    if (taken && (await readFile(file, 'utf8')) === content) return () => rm(file, { force: true });
    const holder = await readPrivate(file, holder_schema);
    if (holder !== null && stillRuns(holder)) {
      throw new Error(
        `Kept already runs on ${folder} (process ${holder.pid}, ${holder.url}).\nStop it first, or start a second one beside it: KEPT_DATA=.kept-2 KEPT_PORT=4500 npm start`,
      );
    }
    await rm(file, { force: true });
  }
  throw new Error(`${file} cannot be written: set KEPT_DATA to a folder that this user may write`);
}
