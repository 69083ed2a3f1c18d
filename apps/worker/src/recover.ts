import { openFileStore } from '@kept/files/store/open-file-store';
import { createHotPool } from '@kept/persistence/pool';
import { DefinitionCache } from '@kept/sequences/definition-cache';
import { recover } from '@kept/sequences/recover/recover';
import { settingsOrExit } from '@kept/settings/settings';
import { createNudger } from '@kept/workflows/appointment-sequence/client';
import { faultOf } from './fault-of.ts';
import { providerAccessOf } from '@kept/sequences/provider-access';
import { failOnUnreached } from './relay.ts';

/** `kept recover --since T`: after the database was restored to T, takes in what the provider did since, then lets sending go on. */
const [flag = '', moment = ''] = process.argv.slice(2);
const since = new Date(moment);
// A wall time without a zone would be another moment on each machine.
const isMoment = /(Z|[+-]\d{2}:\d{2})$/.test(moment) && !Number.isNaN(since.getTime());
if (flag !== '--since' || !isMoment) {
  process.stderr.write(
    'Say to which moment the database was restored, with its zone: --since 2026-11-21T12:00:00Z. Earlier does no harm.\n',
  );
  process.exit(1);
}
const settings = settingsOrExit(process.env);
const pool = createHotPool({ app_url: settings.database_url, max: 4 });
const nudger = createNudger({
  connection: { address: settings.temporal_address },
  namespace: settings.temporal_namespace,
  task_timeout_ms: settings.temporal_task_timeout_ms,
  timeout_ms: 10_000,
});
try {
  const { sent, replies } = await recover({
    pool,
    since,
    cache: new DefinitionCache(),
    access: providerAccessOf(settings, await openFileStore(settings.files)),
    nudge: (sequences) => failOnUnreached(nudger.nudge(sequences)),
    deliver: (messages) => failOnUnreached(nudger.deliver(messages)),
  });
  process.stdout.write(
    `The carrier had ${sent} texts and calls that the database did not know, and ${replies} replies. Sending goes on.\n`,
  );
} catch (error) {
  process.stderr.write(`It is not done (${faultOf(error)}): sending stays held. Mend it and run the command again.\n`);
  process.exitCode = 1;
}
await nudger.close();
await pool.end();
