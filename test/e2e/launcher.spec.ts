import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../harness/eventually.ts';
import { freePortRow, startLauncher, startProduct, type Product } from '../harness/start-product.ts';

const processes_schema = z.array(z.object({ name: z.string(), pid: z.number() }));
const lock_schema = z.object({ pid: z.number() });
const events_schema = z.object({ events: z.array(z.object({ id: z.string(), title: z.string() })) });

let product: Product;
let answers: readonly unknown[];

beforeAll(async () => {
  product = await startProduct();
  answers = pasteCurls(product);
});

afterAll(() => product.launcher.stop());

function processesOf({ data_folder }: Product): ReadonlyMap<string, number> {
  const list = processes_schema.parse(JSON.parse(readFileSync(join(data_folder, 'processes.json'), 'utf8')));
  return new Map(list.map(({ name, pid }) => [name, pid]));
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function nothingRuns(pids: readonly number[]): Promise<void> {
  await eventually(() => expect(pids.filter(runs)).toEqual([]), { timeout_ms: 40_000 });
}

async function titles({ demo }: Product): Promise<readonly string[]> {
  const answer = await fetch(`${demo.url}/v1/events`, { headers: { authorization: `Bearer ${demo.api_key}` } });
  return events_schema.parse(await answer.json()).events.map(({ title }) => title);
}

/** What the API answers to each of the welcome's lines for a shell, run as pasted. */
function pasteCurls({ launcher }: Product): readonly unknown[] {
  const lines = launcher.output().match(/^ {2}curl .*$/gm) ?? [];
  return lines.map((line) => JSON.parse(execFileSync('/bin/sh', ['-c', `${line} --fail`], { encoding: 'utf8' })));
}

describe('npm start', () => {
  it('says where everything is, with curl lines that send a text and make an appointment when pasted', async () => {
    const said = product.launcher.output();
    expect(said).toContain(`API              ${product.demo.url}`);
    expect(said).toContain(product.demo.temporal_ui_url);
    expect(said).toContain(product.demo.admin.password);
    expect(answers).toEqual([
      expect.objectContaining({ success: true }),
      { events: [expect.objectContaining({ title: 'Check-up' })] },
    ]);
    expect(await titles(product)).toContain('Check-up');
  });

  it('serves the screens where it says to look first', async () => {
    const [, url = ''] = /Kept runs\. Open (\S+)/.exec(product.launcher.output()) ?? [];
    const answer = await fetch(url, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('/_app/immutable/entry/start.');
  });

  it.each(['/health/live', '/health/ready', '/health', '/reference', '/openapi.json'])('serves %s', async (path) => {
    expect((await fetch(product.demo.url + path)).status).toBe(200);
  });

  it('serves the Temporal UI and the carrier sandbox', async () => {
    expect((await fetch(product.demo.temporal_ui_url)).status).toBe(200);
    expect((await fetch(`${product.demo.carrier_url}/phones/${product.demo.demo_phone}`)).status).toBe(200);
  });

  it('offers the demo’s people where one signs in, and lets them in', async () => {
    const { url, admin, staff, temporal_ui_url } = product.demo;
    const page = await fetch(`${url}/screens/sign-in`);
    expect(await page.json()).toEqual({
      demo: {
        people: [
          { role: 'admin', ...admin },
          { role: 'staff', ...staff },
        ],
      },
    });
    const signedIn = await fetch(`${url}/screens/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(admin),
    });
    expect(await signedIn.json()).toMatchObject({ user: { email: admin.email, operator: true }, temporal_ui_url });
  });

  it.each(['demo.json', 'runtime.json', 'secret.key', 'postgres.passwords.json'])('keeps %s to its user', (file) => {
    expect(statSync(join(product.data_folder, file)).mode & 0o777).toBe(0o600);
  });

  it('does not give the database owner’s password to the API', () => {
    expect(readFileSync(join(product.data_folder, 'runtime.json'), 'utf8')).not.toContain('kept_owner');
  });

  it('refuses a second start on the same data, naming the first', async () => {
    const port = await freePortRow();
    const second = startLauncher({ KEPT_DATA: product.data_folder, KEPT_PORT: String(port) }, /never/);
    await expect(second).rejects.toThrow(`Kept already runs on ${product.data_folder}`);
  });

  it('names a port in use and the setting that moves it', async () => {
    const port = await freePortRow();
    const server = createServer().listen(port + 1, '127.0.0.1');
    const second = startLauncher({ KEPT_DATA: `${product.data_folder}-2`, KEPT_PORT: String(port) }, /never/);
    await expect(second).rejects.toThrow(`Port ${port + 1} (carrier sandbox) is in use. KEPT_CARRIER_PORT moves it.`);
    server.close();
  });

  it.each([
    [{ KEPT_PORT: 'http' }, 'KEPT_PORT is not a number'],
    [{ KEPT_PROT: '4400' }, 'KEPT_PROT is not a setting of Kept'],
    [{ DATABASE_URL: 'postgres://kept_app@localhost/kept' }, 'DATABASE_OWNER_URL is missing'],
  ])('refuses %o and says why', async (env, problem) => {
    await expect(startLauncher({ KEPT_DATA: `${product.data_folder}-2`, ...env }, /never/)).rejects.toThrow(problem);
  });

  it('starts a crashed process again and says so', async () => {
    const before = processesOf(product).get('api') ?? 0;
    process.kill(before, 'SIGKILL');
    await eventually(
      async () => {
        expect(processesOf(product).get('api')).not.toBe(before);
        expect((await fetch(`${product.demo.url}/health/ready`)).status).toBe(200);
      },
      { timeout_ms: 40_000 },
    );
    expect(product.launcher.output()).toContain('api ended (SIGKILL); starting it again in 0.5 s');
  });

  it('runs beside another copy', async () => {
    const other = await startProduct();
    expect(await titles(other)).toEqual([]);
    expect(await titles(product)).toContain('Check-up');
    await other.launcher.stop();
    await nothingRuns([...processesOf(other).values()]);
  });

  it('stops every process on Ctrl-C, and finds its data at the next start', async () => {
    const pids = [...processesOf(product).values()];
    await product.launcher.kill('SIGINT');
    await nothingRuns(pids);
    product = await startProduct(product);
    expect(await titles(product)).toContain('Check-up');
  });

  it('leaves nothing behind when the launcher itself is killed, and starts again', async () => {
    const pids = [...processesOf(product).values()];
    const { pid } = lock_schema.parse(JSON.parse(readFileSync(join(product.data_folder, 'launcher.lock'), 'utf8')));
    process.kill(pid, 'SIGKILL');
    await product.launcher.ended;
    await nothingRuns(pids);
    product = await startProduct(product);
    expect(await titles(product)).toContain('Check-up');
  });

  it('reclaims what runs on when both stages were killed', async () => {
    const pids = [...processesOf(product).values()];
    const { pid } = lock_schema.parse(JSON.parse(readFileSync(join(product.data_folder, 'launcher.lock'), 'utf8')));
    // The first stage stands still, so that it cannot clean up behind the second.
    process.kill(product.launcher.pid, 'SIGSTOP');
    process.kill(pid, 'SIGKILL');
    await product.launcher.kill('SIGKILL');
    expect(runs(processesOf(product).get('postgres') ?? 0)).toBe(true);
    product = await startProduct(product);
    expect(product.launcher.output()).toMatch(
      /Stopped postgres \(process \d+\), left over from a launcher that was killed/,
    );
    expect(pids.filter(runs)).toEqual([]);
    expect(await titles(product)).toContain('Check-up');
  });
});
