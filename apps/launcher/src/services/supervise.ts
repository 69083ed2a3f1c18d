import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProcessList } from '../data-folder/process-list.ts';
import { repository } from '../repository.ts';
import type { Service } from './service.ts';

/** A service under supervision. */
export type Supervised = {
  /** Resolves when it answers; fails when it ends three times before it ever did. */
  readonly ready: Promise<void>;
  /** Asks it to end, waits, and kills it after ten seconds. */
  readonly stop: () => Promise<void>;
};

const first_pause_ms = 500;
const longest_pause_ms = 30_000;
/** Who ran this long did not crash because of how it was started. */
const settled_ms = 60_000;
const patience_ms = 10_000;
const starts_without_success = 3;
const largest_log_bytes = 10_000_000;
const remembered_lines = 12;

function openLog(file: string) {
  if (existsSync(file) && statSync(file).size > largest_log_bytes) renameSync(file, `${file}.1`);
  return createWriteStream(file, { flags: 'a', mode: 0o600 });
}

/**
 * Starts a service and starts it again when it ends by itself, after half a second, then
 * one, two … thirty seconds, and says so. Its output goes to `<log_folder>/<name>.log`.
 */
export function supervise(
  service: Service,
  around: { readonly log_folder: string; readonly processes: ProcessList; readonly say: (line: string) => void },
): Supervised {
  const { name } = service;
  const { say, processes } = around;
  const file = join(around.log_folder, `${name}.log`);
  const log = openLog(file);
  const stopping = new AbortController();
  const last_lines: string[] = [];
  let child: ChildProcess | null = null;
  let answered = false;

  const hear = (line: string): void => {
    log.write(`${line}\n`);
    last_lines.push(line);
    if (last_lines.length > remembered_lines) last_lines.shift();
    const warning = service.warning(line);
    if (warning !== null && answered && !stopping.signal.aborted) say(`${name}: ${warning}`);
  };

  const runOnce = async (): Promise<string> => {
    // A session of its own: Ctrl-C in the terminal is for the launcher, which stops the services in order.
    const started = spawn(service.command, service.args, {
      cwd: service.run_as === null ? repository : '/',
      env: service.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...service.run_as,
    });
    child = started;
    createInterface({ input: started.stdout }).on('line', hear);
    createInterface({ input: started.stderr }).on('line', hear);
    const ended = new Promise<string>((done) => {
      started.on('error', (problem) => done(problem.message));
      started.on('close', (code, signal) => done(signal === null ? `code ${code}` : signal));
    });
    if (started.pid !== undefined) await processes.note(name, { pid: started.pid, stop_signal: service.stop_signal });
    return ended;
  };

  const keepRunning = async (): Promise<void> => {
    let wait_ms = first_pause_ms;
    for (let failures = 1; ; failures += 1) {
      const since = performance.now();
      const how = await runOnce();
      child = null;
      if (stopping.signal.aborted) return;
      if (!answered && failures >= starts_without_success) {
        throw new Error(`${name} does not start (${how}). It said last, in ${file}:\n${last_lines.join('\n')}`);
      }
      if (performance.now() - since > settled_ms) wait_ms = first_pause_ms;
      say(`${name} ended (${how}); starting it again in ${wait_ms / 1000} s. Its log: ${file}`);
      await pause(wait_ms, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      wait_ms = Math.min(wait_ms * 2, longest_pause_ms);
    }
  };

  const running = keepRunning();
  const untilReady = async (): Promise<void> => {
    while (!stopping.signal.aborted && !(child !== null && (await service.ready()))) {
      await pause(50, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    answered = true;
  };

  return {
    ready: Promise.race([untilReady(), running]),
    stop: async () => {
      stopping.abort();
      child?.kill(service.stop_signal);
      const late = setTimeout(() => child?.kill('SIGKILL'), patience_ms);
      await running.catch(() => undefined);
      clearTimeout(late);
      await new Promise<void>((done) => log.end(done));
    },
  };
}
