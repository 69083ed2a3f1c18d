import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pinned_node, root } from './repository.mjs';
import { run } from './run.mjs';

/** What the workflow bundle is made of, our own part of it. */
const bundled = ['workflows', 'sequences', 'content', 'rules'];

function bundleKey() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of bundled) {
    const dist = join(root, folder, 'dist');
    if (!existsSync(dist)) continue;
    const files = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.js'));
    for (const file of files.sort()) hash.update(file).update(readFileSync(join(dist, file)));
  }
  return hash.digest('hex');
}

async function bundleWorkflows() {
  const dist = join(root, 'apps', 'worker', 'dist');
  const script = join(dist, 'bundle.js');
  if (!existsSync(script)) return;
  const mark = join(dist, 'workflows.bundle.key');
  const key = bundleKey();
  const made = existsSync(mark) && existsSync(join(dist, 'workflows.bundle.cjs')) && readFileSync(mark, 'utf8') === key;
  if (made) return;
  await run('Bundling the workflows', pinned_node, [script]);
  writeFileSync(mark, key);
}

/** Each package that is built, as its folder and the folder its sources lie in. */
function packages() {
  const nested = ['adapters', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(root, folder, name)),
  );
  const flat = ['rules', 'content', 'sequences'].map((folder) => join(root, folder));
  return [
    ...[...flat, ...nested].map((folder) => ({ folder, sources: join(folder, 'src') })),
    { folder: join(root, 'workflows'), sources: join(root, 'workflows') },
  ].filter(({ folder }) => existsSync(join(folder, 'dist')));
}

/**
 * Removes what was built from sources that are gone: the compiler leaves it, and an import of
 * a module that no longer exists would go on working here and nowhere else.
 */
function prune() {
  let pruned = false;
  const all = packages();
  for (const { folder, sources } of all) {
    const dist = join(folder, 'dist');
    for (const file of readdirSync(dist, { recursive: true })) {
      const source = /^(.*)\.(js|js\.map|d\.ts)$/.exec(file)?.[1];
      if (source === undefined || existsSync(join(sources, `${source}.ts`))) continue;
      rmSync(join(dist, file));
      pruned = true;
    }
  }
  // The compiler looks again at everything, or it would not notice what is missing now.
  if (pruned) for (const { folder } of all) rmSync(join(folder, 'dist', '.tsbuildinfo'), { force: true });
}

/** Compiles what changed (under 0.1 s when nothing did), then bundles the workflows when theirs did. */
export async function build() {
  prune();
  await run('Building', pinned_node, [join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc'), '-b']);
  await bundleWorkflows();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build().catch((problem) => {
    console.error(problem.message);
    process.exitCode = 1;
  });
}
