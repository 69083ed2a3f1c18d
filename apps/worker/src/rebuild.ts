import { createHotPool } from '@kept/persistence/pool';
import { readUnfinishedSequences, readUnsentBroadcasts } from '@kept/sequences/due-work';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { settingsOrExit } from '@kept/settings/settings';
import { createNudger } from '@kept/workflows/appointment-sequence/client';

/** `kept rebuild`: starts the workflow of every unfinished sequence, as after Temporal was emptied. Running ones only look. */
const settings = settingsOrExit(process.env);
const pool = createHotPool({ app_url: settings.database_url, max: 2 });
const nudger = createNudger({
  connection: { address: settings.temporal_address },
  namespace: settings.temporal_namespace,
  task_timeout_ms: settings.temporal_task_timeout_ms,
  timeout_ms: 10_000,
});
const PAGE = 500;
let started = 0;
let broadcasts = 0;
for (let after: string | null = null; ;) {
  const page: readonly SequenceRef[] = await readUnfinishedSequences({ pool, after, limit: PAGE }).catch(
    (problem: unknown) => {
      const reason = problem instanceof Error && problem.message !== '' ? problem.message : 'no answer';
      process.stderr.write(
        `The database cannot be reached (${reason}). Rebuilding needs the installation to run: start it, then try again.\n`,
      );
      process.exit(1);
    },
  );
  const { unreached, error } = await nudger.nudge(page);
  started += page.length - unreached;
  if (error !== null) {
    process.stderr.write(
      `${unreached} sequences could not be started: the Temporal server at ${settings.temporal_address} does not answer.\n`,
    );
    process.exitCode = 1;
    break;
  }
  after = page.at(-1)?.sequence_id ?? null;
  if (page.length < PAGE || after === null) break;
}
for (let after: string | null = null; process.exitCode === undefined;) {
  const page = await readUnsentBroadcasts({ pool, after, limit: PAGE });
  const { error } = await nudger.broadcast(page);
  if (error !== null) {
    process.stderr.write(`Broadcasts could not be started: the Temporal server does not answer.\n`);
    process.exitCode = 1;
  }
  broadcasts += page.length;
  after = page.at(-1)?.broadcast_id ?? null;
  if (page.length < PAGE || after === null) break;
}
process.stdout.write(started === 1 ? '1 sequence looks again.\n' : `${started} sequences look again.\n`);
if (broadcasts > 0)
  process.stdout.write(broadcasts === 1 ? '1 broadcast looks again.\n' : `${broadcasts} broadcasts look again.\n`);
await nudger.close();
await pool.end();
