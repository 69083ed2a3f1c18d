import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { startProcess, type TestProcess } from './process.ts';
import { reaper } from './reaper.ts';

const root = join(import.meta.dirname, '..', '..');

const person_schema = z.object({ email: z.string(), password: z.string() });

const demo_schema = z.object({
  url: z.string(),
  admin: person_schema,
  staff: person_schema,
  api_key: z.string(),
  carrier_url: z.string(),
  temporal_ui_url: z.string(),
  demo_phone: z.string(),
});

/** The whole product as `npm start` runs it, on a data folder and ports of its own. */
export type Product = {
  readonly demo: Readonly<z.output<typeof demo_schema>>;
  readonly data_folder: string;
  /** The API's; the others follow it as settings say. */
  readonly port: number;
  /** The first stage of the launcher, with what it printed. */
  readonly launcher: TestProcess;
};

/** Whether six ports in a row are free, as KEPT_PORT wants them. */
async function rowIsFree(first: number): Promise<boolean> {
  for (let port = first; port < first + 6; port += 1) {
    const server = createServer();
    const free = await new Promise<boolean>((done) => {
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
    });
    if (!free) return false;
  }
  return true;
}

/** The first of six free ports. */
export async function freePortRow(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = 10_000 + 10 * Math.floor(Math.random() * 2000);
    if (await rowIsFree(first)) return first;
  }
  throw new Error('no six free ports in a row');
}

/** The launcher's environment, without settings of whoever runs the tests. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(KEPT|DATABASE|TEMPORAL|npm)_/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** Runs the launcher until `ready` appears in what it prints, or it ends. For starts that are to fail, too. */
export function startLauncher(env: NodeJS.ProcessEnv, ready: RegExp): Promise<TestProcess> {
  return startProcess({
    // The first stage must run on whatever Node there is; the tests' own will do.
    command: process.execPath,
    args: [join(root, 'apps', 'launcher', 'start.mjs')],
    env: { ...cleanEnvironment(), ...env },
    ready,
    ready_within_ms: 90_000,
  });
}

/** Starts the built product and waits until it is ready; a folder and ports of an earlier one start that again. */
export async function startProduct(
  again: {
    readonly data_folder?: string;
    readonly port?: number;
    /** Settings beyond those. */
    readonly env?: NodeJS.ProcessEnv;
  } = {},
): Promise<Product> {
  const data_folder = again.data_folder ?? join(reaper.folder(), 'data');
  const port = again.port ?? (await freePortRow());
  const env = { ...again.env, KEPT_DATA: data_folder, KEPT_PORT: String(port) };
  const launcher = await startLauncher(env, /Ctrl-C stops everything/);
  return { demo: demoOf(data_folder), data_folder, port, launcher };
}

/** One that somebody else started on `data_folder` and stops. */
export function runningProduct(data_folder: string): Omit<Product, 'launcher'> {
  const demo = demoOf(data_folder);
  return { demo, data_folder, port: Number(new URL(demo.url).port) };
}

function demoOf(data_folder: string): Product['demo'] {
  return demo_schema.parse(JSON.parse(readFileSync(join(data_folder, 'demo.json'), 'utf8')));
}
