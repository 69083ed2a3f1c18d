import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { processList } from '../data-folder/process-list.ts';
import type { Service } from './service.ts';
import { supervise, type Supervised } from './supervise.ts';
import { warningOf } from './warning-of.ts';

let folder = '';
let running: Supervised | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-supervise-'));
});

afterEach(async () => {
  await running?.stop();
  running = null;
  await rm(folder, { recursive: true });
});

/** A service of one line of JavaScript; ready once it has written the file `ready`. */
function service(script: string): Service {
  const ready_file = join(folder, 'ready');
  return {
    name: 'part',
    command: process.execPath,
    args: [
      '-e',
      `const ready = () => fs.appendFileSync(${JSON.stringify(ready_file)}, process.pid + '\\n'); ${script}`,
    ],
    env: { PATH: process.env['PATH'] },
    run_as: null,
    stop_signal: 'SIGTERM',
    ready: async () => (await readFile(ready_file, 'utf8').catch(() => '')) !== '',
    warning: warningOf,
  };
}

async function pids(): Promise<readonly number[]> {
  return (await readFile(join(folder, 'ready'), 'utf8')).trim().split('\n').map(Number);
}

function watch(script: string): { readonly part: Supervised; readonly said: readonly string[] } {
  const said: string[] = [];
  const part = supervise(service(script), {
    log_folder: folder,
    processes: processList(folder),
    say: (line) => said.push(line),
  });
  running = part;
  return { part, said };
}

const forever = 'setInterval(() => {}, 1000);';

describe('a supervised service', () => {
  it('is started again after a crash, and that is said', async () => {
    const { part, said } = watch(`ready(); ${forever}`);
    await part.ready;
    process.kill((await pids())[0] ?? 0, 'SIGKILL');
    await vi.waitFor(async () => expect(await pids()).toHaveLength(2), { timeout: 20_000 });
    expect(said).toEqual([`part ended (SIGKILL); starting it again in 0.5 s. Its log: ${join(folder, 'part.log')}`]);
  });

  it('waits longer after each crash', async () => {
    const { part, said } = watch(`ready(); setTimeout(() => process.exit(3), 20);`);
    await part.ready;
    await vi.waitFor(() => expect(said.length).toBeGreaterThanOrEqual(3), { timeout: 20_000 });
    expect(said.slice(0, 3).map((line) => /in ([\d.]+) s/.exec(line)?.[1])).toEqual(['0.5', '1', '2']);
  }, 10_000);

  it('is given up when it ends three times before it ever answered, with what it said last', async () => {
    const { part } = watch(`console.error('DATABASE_URL is missing'); process.exit(1);`);
    await expect(part.ready).rejects.toThrow(/part does not start \(code 1\)[\s\S]*DATABASE_URL is missing/);
  });

  it('is gone after a stop, and not started again', async () => {
    const { part, said } = watch(`ready(); process.on('SIGTERM', () => process.exit(0)); ${forever}`);
    await part.ready;
    await part.stop();
    expect(said).toEqual([]);
    const [pid = 0] = await pids();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('shows warnings on the screen and everything in its log', async () => {
    const lines = [`{"level":30,"msg":"fine"}`, `{"level":40,"msg":"the database is slow"}`];
    const { part, said } = watch(
      `ready(); setTimeout(() => console.log(${JSON.stringify(lines.join('\n'))}), 300); ${forever}`,
    );
    await part.ready;
    await vi.waitFor(() => expect(said).toEqual(['part: the database is slow']), { timeout: 20_000 });
    await part.stop();
    expect(await readFile(join(folder, 'part.log'), 'utf8')).toBe(`${lines.join('\n')}\n`);
  });
});

describe('what a killed launcher left running', () => {
  it('is stopped by the next one', async () => {
    const { part } = watch(`ready(); ${forever}`);
    await part.ready;
    const [pid = 0] = await pids();
    expect(await processList(folder).reclaim()).toEqual([`part (process ${pid})`]);
    await part.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('is left alone when its number now belongs to another process', async () => {
    const entry = { name: 'part', pid: process.pid, started: 'long ago', stop_signal: 'SIGTERM' };
    await writeFile(join(folder, 'processes.json'), JSON.stringify([entry]));
    expect(await processList(folder).reclaim()).toEqual([]);
  });
});
