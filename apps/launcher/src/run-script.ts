import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './repository.ts';

/**
 * Runs a built script of the product to its end and answers what it printed on stdout.
 * Fails with what it printed on stderr.
 */
export async function runScript(options: {
  /** Below the root, without its ending: `adapters/persistence/dist/migrate`. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}): Promise<string> {
  const { script, args, env } = options;
  const file = join(repository, `${script}.js`);
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let problem = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (problem += String(chunk)));
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw new Error(`${script} failed:\n${(problem || output).trim()}`);
  return output;
}
