import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@kept/launcher/free-port';
import { findServer } from '@kept/launcher/temporal/find-server';
import { progressLines } from '@kept/launcher/progress';
import { serverArguments } from '@kept/launcher/temporal/server-command';
import { startProcess, type TestProcess } from './process.ts';
import { reaper } from './reaper.ts';

/** A Temporal server of a test's own. */
export type TestTemporal = {
  readonly address: string;
  readonly ui_url: string;
  /** Starts it again at the same address, after `stop`; what was in its file is there again unless `empty`. */
  readonly start: (how?: 'with its data' | 'empty') => Promise<void>;
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
};

async function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    }).on('error', () => done(false));
  });
}

/**
 * Starts a Temporal development server on free ports, with timers that fire within
 * milliseconds instead of a second. It ends with the test run. `namespaces` are made beside `default`.
 */
export async function startTemporal(
  options: { readonly namespaces?: readonly string[]; readonly keep?: 'in memory' | 'in a file' } = {},
): Promise<TestTemporal> {
  const program = await findServer(process.env, progressLines(console.error));
  const [port, ui_port] = [await freePort(), await freePort()];
  const place = (): string | null => (options.keep === 'in a file' ? join(reaper.folder(), 'temporal.db') : null);
  let db_file = place();
  const launch = (): Promise<TestProcess> => {
    const args = serverArguments({
      port,
      ui_port,
      db_file,
      namespaces: options.namespaces ?? [],
      dynamic_config: ['history.timerProcessorMaxTimeShift="20ms"'],
    });
    return startProcess({
      command: program,
      args,
      env: process.env,
      ready: () => listens(port),
      ready_within_ms: 90_000,
    });
  };
  let server = await launch();
  return {
    address: `127.0.0.1:${port}`,
    ui_url: `http://127.0.0.1:${ui_port}`,
    start: async (how = 'with its data') => {
      if (how === 'empty') db_file = place();
      server = await launch();
    },
    stop: (signal = 'SIGTERM') => server.kill(signal),
  };
}
