import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSettings as readCarrierSettings } from '@kept/carrier/settings';
import { readSettings } from '@kept/settings/settings';

// No container engine runs here: what is proven is that the files are well-formed, fit each other and fit the programs
// they start. docs/operating.md says so.

const root = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const dockerfile = read('Dockerfile');
const targets = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, name]) => name);

/** The program a target starts. */
const programOf = (target: string): string =>
  new RegExp(`AS ${target}$[^]*?^CMD \\["node", "(\\S+)"\\]$`, 'm').exec(dockerfile)?.[1] ?? '';

const serviceSchema = z.looseObject({
  image: z.string().optional(),
  build: z.object({ context: z.string(), target: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.object({ condition: z.string() }))]).default([]),
});

const fileSchema = z.object({ services: z.record(z.string(), serviceSchema) });

/** Stands for what an operator's .env file says. */
const OPERATOR = {
  KEPT_PUBLIC_URL: 'https://kept.example.org',
  KEPT_SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
  KEPT_APP_PASSWORD: 'app',
  KEPT_OWNER_PASSWORD: 'owner',
  POSTGRES_PASSWORD: 'postgres',
  TEMPORAL_PASSWORD: 'temporal',
};

/** `${NAME}`, `${NAME:-usual}` and `${NAME:?what to do}`, as compose fills them in; `$$` is a dollar sign. */
function filledIn(text: string): string {
  const known = new Map(Object.entries(OPERATOR));
  return text
    .replaceAll(/(?<!\$)\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_, name: string, usual?: string) => {
      const value = known.get(name) ?? usual;
      if (value === undefined) throw new Error(`nobody says what ${name} is`);
      return value;
    })
    .replaceAll('$$', '$');
}

// compose takes !reset; the parser need not know what it means
const options = { merge: true, customTags: [{ tag: '!reset', collection: 'seq' as const, resolve: () => [] }] };
const load = (file: string): unknown => parse(filledIn(read(file)), options);
const servicesOf = (file: string) => fileSchema.parse(load(file)).services;

const production = servicesOf('docker-compose.yml');
const sandbox = servicesOf('docker-compose.sandbox.yml');

describe.each(['docker-compose.yml', 'docker-compose.sandbox.yml'])('%s', (file) => {
  it('is what the compose specification calls a compose file', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const schema: unknown = JSON.parse(read('test/checks/containers/compose-spec.json'));
    const check = ajv.compile(z.record(z.string(), z.unknown()).parse({ ...Object(schema), $schema: undefined }));
    expect(check(load(file)), JSON.stringify(check.errors)).toBe(true);
  });

  it('names images by their version, targets that the Dockerfile has and services that are there', () => {
    const services = servicesOf(file);
    const names = Object.keys({ ...production, ...services });
    for (const [name, { image, build, depends_on }] of Object.entries(services)) {
      const { target } = build ?? production[name]?.build ?? {};
      if (target === undefined) expect(image, name).toMatch(/:\d+\.\d+(\.\d+)?$/);
      else expect(targets, name).toContain(target);
      for (const other of Array.isArray(depends_on) ? depends_on : Object.keys(depends_on))
        expect(names, `${name} waits for`).toContain(other);
    }
  });
});

describe('the Dockerfile', () => {
  it('is one that a linter finds nothing in', () => {
    const found = validate(dockerfile).map(({ message, range }) => ({ line: range.start.line + 1, message }));
    expect(found).toEqual([]);
  });

  it('builds on the Node that is pinned, and runs as nobody of importance', () => {
    const { dependencies } = z
      .object({ dependencies: z.object({ node: z.string() }) })
      .parse(JSON.parse(read('package.json')));
    expect([...dockerfile.matchAll(/^FROM node:(\d+\.\d+\.\d+)-/gm)].map(([, version]) => version)).toEqual([
      dependencies.node,
      dependencies.node,
    ]);
    expect(/AS runtime$[^]*?^USER node$/m.test(dockerfile)).toBe(true);
    expect(dockerfile.match(/^USER /gm)).toHaveLength(1);
  });

  it('brings the manifest of each package before it installs', () => {
    const { workspaces } = z.object({ workspaces: z.array(z.string()) }).parse(JSON.parse(read('package.json')));
    const lock = z.object({ packages: z.record(z.string(), z.unknown()) }).parse(JSON.parse(read('package-lock.json')));
    const packages = Object.keys(lock.packages).filter((path) =>
      workspaces.some((each) => path === each || (each.endsWith('/*') && path.startsWith(each.slice(0, -1)))),
    );
    expect(packages.length).toBeGreaterThan(8);
    for (const path of packages.filter((each) => !each.includes('node_modules')))
      expect(dockerfile, path).toContain(`COPY ${path}/package.json ${path}/\n`);
  });

  it.each(['migrate', 'worker', 'api', 'carrier'])('starts a program that the build makes in %s', (target) => {
    const source = programOf(target).replace('/dist/', '/src/').replace(/\.js$/, '.ts');
    expect(existsSync(join(root, source)), source).toBe(true);
  });
});

describe('the settings', () => {
  it.each(['api', 'worker'])('of %s are what its program takes, in production and in the sandbox', (name) => {
    const environment = production[name]?.environment;
    const live = readSettings({ KEPT_MODE: 'production', KEPT_DATA: '/var/lib/kept', ...environment });
    expect(live).toMatchObject({ ok: true, settings: { mode: 'production', host: '0.0.0.0', port: 4400 } });
    const tried = readSettings({ ...environment, ...sandbox[name]?.environment });
    expect(tried).toMatchObject({ ok: true, settings: { mode: 'sandbox', host: '127.0.0.1' } });
  });

  it('of the carrier and of the seed are what they take', () => {
    expect(readCarrierSettings({ ...sandbox['carrier']?.environment })).toMatchObject({ ok: true });
    expect(readSettings({ ...sandbox['seed']?.environment })).toMatchObject({ ok: true });
  });

  it('give the owner’s password to the database and the migrations alone', () => {
    const knowing = Object.entries(production).filter(([, { environment }]) =>
      Object.values(environment).some((value) => value.includes(OPERATOR.KEPT_OWNER_PASSWORD)),
    );
    expect(knowing.map(([name]) => name)).toEqual(['postgres', 'migrate']);
  });
});
