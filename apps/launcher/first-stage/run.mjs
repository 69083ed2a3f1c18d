import { spawn } from 'node:child_process';
import { root } from './repository.mjs';

/**
 * Runs a command, in the checkout unless `cwd` says otherwise, silently when it succeeds within two seconds: then its
 * name is printed, and again every fifteen seconds. Fails with what the command printed.
 */
export async function run({ name, command, args, cwd = root, env = {} }) {
  const started = performance.now();
  const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
  let told = false;
  const tell = () => {
    console.log(told ? `${name} … ${seconds()}` : `${name} …`);
    told = true;
  };
  const first = setTimeout(tell, 2000);
  const every = setInterval(tell, 15_000);
  let said = '';
  const code = await new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', (problem) => {
      said += problem.message;
      done(1);
    });
    child.on('close', done);
  });
  clearTimeout(first);
  clearInterval(every);
  if (code !== 0) throw new Error(`${name} failed:\n${said.trim()}`);
  if (told) console.log(`${name}: done in ${seconds()}`);
}
