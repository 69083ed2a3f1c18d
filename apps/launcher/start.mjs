// First stage of `npm start`: plain JavaScript without packages, for any Node from 20 on. It
// installs and builds what is missing or stale, then hands over to the built launcher on the pinned Node.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './first-stage/build.mjs';
import { install } from './first-stage/install.mjs';
import { pinned_node, root } from './first-stage/repository.mjs';

const dist = join(root, 'apps', 'launcher', 'dist');

if (Number.parseInt(process.versions.node, 10) < 20) {
  console.error(`Node ${process.versions.node} is too old: install Node 20 or newer`);
  process.exit(1);
}

try {
  await install();
  await build();
} catch (problem) {
  console.error(problem.message);
  process.exit(1);
}

const launcher = spawn(pinned_node, [join(dist, 'start.js')], { cwd: root, stdio: 'inherit' });
const asked = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const signal of asked) process.on(signal, () => launcher.kill(signal));
if (process.env.npm_lifecycle_event !== undefined) {
  // npm ends at once on SIGTERM without passing it on; losing our parent is how we learn of it.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || launcher.kill('SIGTERM'), 250).unref();
}
launcher.on('close', (code, signal) => {
  // Asked to end so early that it had no ears yet, it had started nothing; killed, it could not stop what it had.
  const was_killed = signal !== null && !asked.includes(signal);
  if (was_killed) spawnSync(pinned_node, [join(dist, 'reclaim.js')], { cwd: root, stdio: 'inherit' });
  process.exit(code ?? 1);
});
