import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildScreens } from './build-screens.mjs';
import { compile } from './compile.mjs';
import { contentKey } from './content-key.mjs';
import { pinned_node, root } from './repository.mjs';
import { run } from './run.mjs';

/** What the workflow bundle is made of, our own part of it. */
const bundled = ['workflows', 'sequences', 'content', 'rules'].map((folder) => `${folder}/dist`);

async function bundleWorkflows() {
  const dist = join(root, 'apps', 'worker', 'dist');
  const script = join(dist, 'bundle.js');
  if (!existsSync(script)) return;
  const mark = join(dist, 'workflows.bundle.key');
  const key = contentKey(bundled, (file) => file.endsWith('.js'));
  const made = existsSync(mark) && existsSync(join(dist, 'workflows.bundle.cjs')) && readFileSync(mark, 'utf8') === key;
  if (made) return;
  await run({ name: 'Bundling the workflows', command: pinned_node, args: [script] });
  writeFileSync(mark, key);
}

/** Compiles what changed, then bundles the workflows and builds the screens when theirs did. */
export async function build() {
  await compile();
  await bundleWorkflows();
  await buildScreens();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build().catch((problem) => {
    console.error(problem.message);
    process.exitCode = 1;
  });
}
