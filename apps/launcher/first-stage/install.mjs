import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './repository.mjs';
import { run } from './run.mjs';

function read(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

/**
 * Whether what is installed is what the lockfile asks for. npm leaves a lockfile of its own
 * in node_modules; comparing the two, rather than a mark of ours, is right after `npm install` as well.
 */
function installed() {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return false;
  const there = read('node_modules/.package-lock.json');
  return Object.entries(read('package-lock.json')).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = there[path];
    // Packages for other platforms are left out by npm.
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
    return found.version === wanted.version && found.link === wanted.link;
  });
}

/** Two starts on one checkout must not install at a time; the folder is the lock. */
async function alone(work) {
  const lock = join(tmpdir(), `kept-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  const left_behind = () => Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 10 * 60_000;
  for (;;) {
    if (left_behind()) rmSync(lock, { recursive: true, force: true });
    try {
      mkdirSync(lock);
      break;
    } catch (problem) {
      if (problem.code !== 'EEXIST') throw problem;
      await pause(500);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Installs the packages when they are missing or not those of the lockfile. */
export async function install() {
  if (installed()) return;
  await alone(async () => {
    // Not `npm ci`: it refuses a lockfile written where the registry had not every platform's packages.
    // This installs the lockfile's versions too, and with --no-save leaves it as it is.
    const args = ['install', '--no-save', '--no-audit', '--no-fund'];
    if (!installed()) await run({ name: 'Installing packages', command: 'npm', args });
  });
}
