import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launcherSettingsOrExit, type LauncherSettings } from '@kept/settings/launcher-settings';
import { processList } from './data-folder/process-list.ts';
import { takeLock } from './data-folder/take-lock.ts';
import { installation } from './installation.ts';
import { progressLines } from './progress.ts';
import { reason } from './reason.ts';
import { refusePortsInUse, type WantedPort } from './refuse-ports-in-use.ts';
import { repository } from './repository.ts';
import { sandboxNow } from './sandbox-now.ts';
import { say } from './say.ts';
import { welcome } from './welcome.ts';

function wantedPorts({ ports, database, temporal_address }: LauncherSettings): readonly WantedPort[] {
  const temporal = [
    { port: ports.temporal, what: 'Temporal', variable: 'KEPT_TEMPORAL_PORT' },
    { port: ports.temporal_ui, what: 'Temporal UI', variable: 'KEPT_TEMPORAL_UI_PORT' },
  ];
  return [
    { port: ports.api, what: 'API', variable: 'KEPT_PORT' },
    { port: ports.carrier, what: 'carrier sandbox', variable: 'KEPT_CARRIER_PORT' },
    { port: ports.smtp, what: 'mail sandbox', variable: 'KEPT_SMTP_PORT' },
    ...(database === null ? [{ port: ports.postgres, what: 'PostgreSQL', variable: 'KEPT_POSTGRES_PORT' }] : []),
    ...(temporal_address === null ? temporal : []),
  ];
}

async function makeFolders(data_folder: string): Promise<void> {
  // Others may pass through it, since PostgreSQL runs as another user when we are root, but not list it.
  await mkdir(data_folder, { recursive: true, mode: 0o711 });
  for (const name of ['logs', 'carrier', 'temporal']) {
    await mkdir(join(data_folder, name), { recursive: true, mode: 0o700 });
  }
}

/** Resolves when the person, the system or the end of the first stage asks us to stop. */
function askedToStop(): Promise<void> {
  const parent = process.ppid;
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
    const look = setInterval(() => {
      // The first stage was killed: nobody is left to pass a signal on.
      if (process.ppid !== parent) done();
    }, 1000);
    look.unref();
  });
}

async function main(): Promise<number> {
  const asked = askedToStop();
  const settings = launcherSettingsOrExit(process.env);
  const data_folder = resolve(repository, settings.data_folder);
  await makeFolders(data_folder);
  const lock = await takeLock(data_folder, `http://127.0.0.1:${settings.ports.api}`);
  const processes = processList(data_folder);
  const product = installation({
    settings,
    data_folder,
    env: process.env,
    processes,
    progress: progressLines(say),
    say,
  });
  let code = 0;
  try {
    for (const name of await processes.reclaim()) say(`Stopped ${name}, left over from a launcher that was killed`);
    await refusePortsInUse(wantedPorts(settings));
    const started = product.start().then(async (demo) => welcome(demo, await sandboxNow(demo)).forEach(say));
    await Promise.race([asked, started.then(() => asked)]);
    say('Stopping');
  } catch (problem) {
    console.error(reason(problem));
    code = 1;
  }
  await lock.stopping();
  await product.stop();
  await lock.release();
  return code;
}

try {
  process.exit(await main());
} catch (problem) {
  console.error(reason(problem));
  process.exit(1);
}
