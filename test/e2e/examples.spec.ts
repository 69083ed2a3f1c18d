import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../harness/eventually.ts';
import { startProduct, type Product } from '../harness/start-product.ts';
import { clientOf, type ProductClient } from './product-client.ts';

const run = promisify(execFile);

const samplesSchema = z.array(z.object({ label: z.string(), source: z.string() }));
const documentSchema = z.object({
  paths: z.object({
    '/v1/send_message': z.object({ post: z.object({ description: z.string(), 'x-codeSamples': samplesSchema }) }),
  }),
});

let product: Product;
let kept: ProductClient;
let folder: string;
let reference: z.output<typeof documentSchema>['paths']['/v1/send_message']['post'];

beforeAll(async () => {
  product = await startProduct();
  kept = clientOf(product);
  folder = await mkdtemp(join(tmpdir(), 'kept-examples-'));
  const answer = await fetch(`${product.demo.url}/openapi.json`);
  reference = documentSchema.parse(await answer.json()).paths['/v1/send_message'].post;
  // noon of the clinic: nothing is put off by quiet hours, whenever this runs
  const tomorrow = new Date(Date.parse(await kept.now()) + 86_400_000).toISOString().slice(0, 10);
  await kept.moveTo(new Date(`${tomorrow}T17:00:00Z`));
});

afterAll(async () => {
  await product.launcher.stop();
  await rm(folder, { recursive: true, force: true });
});

/** How each is run, and its phone: one that nobody else writes to. */
const LANGUAGES = [
  { label: 'curl', command: 'bash', file: 'send.sh', phone: '+18335550701', said: 'Hi from curl!' },
  {
    label: 'TypeScript',
    command: process.execPath,
    file: 'send.ts',
    phone: '+18335550702',
    said: 'Hi from TypeScript!',
  },
  { label: 'Python', command: 'python3', file: 'send.py', phone: '+18335550703', said: 'Hi from Python!' },
] as const;

const isThere = async (command: string): Promise<boolean> =>
  run(command, ['--version']).then(
    () => true,
    () => false,
  );

it.each(LANGUAGES)(
  'the example in $label of the reference sends a text once, however often it is run',
  async ({ label, command, file, phone, said }) => {
    const source = reference['x-codeSamples'].find((sample) => sample.label === label)?.source ?? '';
    expect(reference.description).toContain(source);
    if (!(await isThere(command))) {
      console.warn(`${command} is not on this machine: the example in ${label} was not run`);
      return;
    }
    await writeFile(join(folder, file), source);
    const { PATH } = process.env;
    const env = { PATH, KEPT_URL: product.demo.url, KEPT_API_KEY: product.demo.api_key, TO: phone };
    const first = await run(command, [join(folder, file)], { env });
    const again = await run(command, [join(folder, file)], { env });
    const ids = [first, again].map(({ stdout }) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(stdout)?.[0]);
    expect(ids[0]).toBeDefined();
    expect(ids[1]).toBe(ids[0]);
    await eventually(async () => expect(await kept.texts(phone)).toEqual([said]), { timeout_ms: 30_000 });
  },
);

it.each(LANGUAGES)('the example in $label says why it was refused', async ({ label, command, file }) => {
  if (!(await isThere(command))) {
    console.warn(`${command} is not on this machine: the example in ${label} was not run`);
    return;
  }
  const source = reference['x-codeSamples'].find((sample) => sample.label === label)?.source ?? '';
  await writeFile(join(folder, file), source);
  const { PATH } = process.env;
  const env = { PATH, KEPT_URL: product.demo.url, KEPT_API_KEY: 'kept_wrong', TO: '+18335550704' };
  const { stdout, stderr } = await run(command, [join(folder, file)], { env }).catch((error: unknown) =>
    z.object({ stdout: z.string(), stderr: z.string() }).parse(error),
  );
  expect(stdout + stderr).toMatch(/key_unknown/);
});
