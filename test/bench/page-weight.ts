import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

// What a browser has to load before a page shows, route by route: `npm run page-weight`, after `npm run build`.

const kit = join(import.meta.dirname, '..', '..', 'ui', '.svelte-kit', 'output');
const generated = '.svelte-kit/generated/build/client-optimized';

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);

const routesSchema = z.array(
  z.object({
    id: z.string(),
    page: z.object({ layouts: z.array(z.number().optional()), leaf: z.number() }).nullable(),
  }),
);

if (!existsSync(kit)) {
  console.error('The screens are not built: run npm run build first.');
  process.exit(1);
}
const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(kit, 'client', '.vite', 'manifest.json'), 'utf8')));
const server: unknown = await import(join(kit, 'server', 'manifest-full.js'));
const {
  manifest: { client, routes },
} = z
  .object({ manifest: z.object({ client: z.object({ imports: z.array(z.string()) }), routes: routesSchema }) })
  .parse(server);

/** The files that `names` load at once; what they load later, lazily, is none of them. */
function filesOf(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const take = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`the build knows no ${name}`);
    for (const file of [chunk.file, ...chunk.css]) files.add(file);
    chunk.imports.forEach(take);
  };
  names.forEach(take);
  return files;
}

/** kB as gzip sends them. */
function weigh(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(kit, 'client', file))).byteLength, 0) / 1000;
}

const node = (number: number): string => `${generated}/nodes/${number}.js`;
const app = client.imports;
const shared = new Set([...app, ...filesOf([node(0)])]);

console.table(
  routes.flatMap(({ id, page }) => {
    if (page === null) return [];
    const nodes = [...page.layouts.filter((layout) => layout !== undefined), page.leaf].map(node);
    const files = [...new Set([...app, ...filesOf(nodes)])];
    const [scripts, styles] = [/\.js$/, /\.css$/].map((ending) => files.filter((file) => ending.test(file)));
    return {
      route: id,
      'script kB gzip': Number(weigh(scripts ?? []).toFixed(1)),
      'style kB gzip': Number(weigh(styles ?? []).toFixed(1)),
      'of it its own kB': Number(weigh(files.filter((file) => !shared.has(file))).toFixed(1)),
      files: files.length,
    };
  }),
);
