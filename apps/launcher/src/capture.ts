import { spawn } from 'node:child_process';

/** How a command ended, and everything it printed. */
export type Captured = { readonly code: number | null; readonly output: string };

/** Runs a command to its end; one that cannot start ends with code null and the reason as its output. */
export async function capture(options: {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}): Promise<Captured> {
  const child = spawn(options.command, options.args, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  return new Promise((done) => {
    child.on('error', (problem) => done({ code: null, output: problem.message }));
    child.on('close', (code) => done({ code, output }));
  });
}
