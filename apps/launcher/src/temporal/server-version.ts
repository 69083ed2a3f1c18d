import { capture } from '../capture.ts';

/** The version of the server inside a `temporal` program, such as `1.29.1`; null when it does not say. */
export async function serverVersion(program: string): Promise<string | null> {
  const said = await capture({ command: program, args: ['--version'], env: process.env });
  return /Server (\d+\.\d+\.\d+)/.exec(said.output)?.[1] ?? null;
}
