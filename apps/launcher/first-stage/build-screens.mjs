import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentKey } from './content-key.mjs';
import { pinned_node, root } from './repository.mjs';
import { run } from './run.mjs';

/** What the screens are made of, our own part of it. */
const sources = ['src', 'static', 'package.json', 'vite.config.ts', 'announcer-without-style.ts', 'tsconfig.json'].map(
  (name) => `ui/${name}`,
);
const packages = ['rules/dist', 'content/dist'];

const counts = (file) => !/\.spec\.ts$|\.d\.ts$|\.map$|\.tsbuildinfo$/.test(file);

/** Builds the screens when what they are made of has changed. */
export async function buildScreens() {
  const ui = join(root, 'ui');
  const mark = join(ui, '.svelte-kit', 'screens.key');
  const key = contentKey([...sources, ...packages], counts);
  // npm takes away what Kit keeps in node_modules for type checks whenever it installs.
  const needed = [join(ui, 'build', '200.html'), join(ui, 'node_modules', '$app', 'tsconfig.json')];
  const made = needed.every((file) => existsSync(file)) && existsSync(mark) && readFileSync(mark, 'utf8') === key;
  if (made) return;
  await run({
    name: 'Building the screens',
    command: pinned_node,
    args: [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    cwd: ui,
    // Named by its content, so that open pages are told of a new version only when there is one.
    env: { NODE_ENV: 'production', KEPT_SCREENS_VERSION: key.slice(0, 16) },
  });
  mkdirSync(join(ui, '.svelte-kit'), { recursive: true });
  writeFileSync(mark, key);
}
