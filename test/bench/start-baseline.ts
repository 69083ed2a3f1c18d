import { join } from 'node:path';
import { freePort } from '@kept/launcher/free-port';
import { startProcess, type TestProcess } from '../harness/process.ts';

/** A baseline that serves, a process of its own. */
export interface Baseline {
  readonly process: TestProcess;
  readonly url: string;
}

/** Starts the program of that name beside this one; it says when it listens on PORT. */
export async function startBaseline(file: string, env: NodeJS.ProcessEnv): Promise<Baseline> {
  const port = await freePort();
  const started = await startProcess({
    command: process.execPath,
    args: ['--conditions=development', join(import.meta.dirname, file)],
    env: { ...process.env, ...env, PORT: String(port) },
    ready: /the baseline listens/,
    ready_within_ms: 120_000,
  });
  return { process: started, url: `http://127.0.0.1:${port}` };
}
