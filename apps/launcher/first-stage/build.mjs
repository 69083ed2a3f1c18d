import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from './compile.mjs';
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

/** Compiles what changed, then bundles the workflows when theirs did. */
export async function build() {
  await compile();
  await bundleWorkflows();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build().catch((problem) => {
    console.error(problem.message);
    process.exitCode = 1;
  });
}
