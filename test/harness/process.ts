import { spawn } from 'node:child_process';
import { reaper } from './reaper.ts';

/** A process a test started. */
export type TestProcess = {
  readonly pid: number;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** The code it ended with, or the signal; pending while it runs. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Asks it to end (SIGTERM) and waits; after ten seconds it is killed. */
  readonly stop: () => Promise<void>;
  /** Sends a signal, `SIGKILL` unless told otherwise, and waits for the end. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
};

/**
 * Starts a process and waits until `ready` appears in what it prints (a text or a pattern),
 * at most `ready_within_ms`. It cannot outlive the test run. Fails with its output when it ends first.
 */
export async function startProcess(options: {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly ready: RegExp | (() => Promise<boolean>);
  readonly ready_within_ms: number;
  readonly cwd?: string;
  readonly run_as?: { readonly uid: number; readonly gid: number } | null;
}): Promise<TestProcess> {
  const { command, args, env, ready } = options;
  const child = spawn(command, args, {
    env,
    cwd: options.cwd ?? process.cwd(),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options.run_as,
  });
  reaper.kill(child.pid);
  let said = '';
  let running = true;
  let wake = (): void => undefined;
  const hear = (chunk: Buffer): void => {
    said += chunk.toString('utf8');
    wake();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | NodeJS.Signals>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      running = false;
      reaper.forget(child.pid);
      wake();
      done(signal ?? code ?? 0);
    });
  });
  const isReady = ready instanceof RegExp ? async () => ready.test(said) : ready;
  const deadline = performance.now() + options.ready_within_ms;
  while (!(await isReady())) {
    const left = deadline - performance.now();
    if (!running || left <= 0) {
      child.kill('SIGKILL');
      const why = running ? `was not ready within ${options.ready_within_ms} ms` : 'ended before it was ready';
      throw new Error(`${command} ${args.join(' ')} ${why}; it said:\n${said}`);
    }
    await new Promise<void>((done) => {
      wake = done;
      setTimeout(done, Math.min(50, left));
    });
  }
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} did not start`);
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (running) child.kill(signal);
    await ended;
  };
  const stop = async (): Promise<void> => {
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await kill('SIGTERM');
    clearTimeout(late);
  };
  return { pid, output: () => said, ended, stop, kill };
}
