import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { RunningApi } from '../running-api.spec-support.ts';

const routeSchema = z.object({
  method: z.string(),
  path: z.string(),
  access: z.union([
    z.enum(['public', 'link', 'carrier', 'session']),
    z.object({ session: z.literal('admin') }),
    z.object({ key: z.string() }),
    z.null(),
  ]),
});

/** A route of the built API, as it declares itself. */
export type Route = z.output<typeof routeSchema>;

/** Every route of the built API. */
export async function routesOf(api: RunningApi): Promise<readonly Route[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '..', '..', 'dist', 'commands', 'print-routes.js')],
    { env: { ...api.env, KEPT_LOG_LEVEL: 'silent' } },
  );
  return stdout
    .trim()
    .split('\n')
    .map((line) => routeSchema.parse(JSON.parse(line)));
}

/** Whether API keys are taken. */
export const isKeyed = ({ access }: Route): boolean => typeof access === 'object' && access !== null && 'key' in access;

/** Whether only people who are signed in are let in, all of them or admins. */
export const isForPeople = ({ access }: Route): boolean =>
  access === 'session' || (typeof access === 'object' && access !== null && 'session' in access);
