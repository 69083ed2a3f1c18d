import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a program that is built once is kept: outside the repository, so that later runs and other checkouts find it. */
export function toolsFolder(name: string): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'kept', name);
}
