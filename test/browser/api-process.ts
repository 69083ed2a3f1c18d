import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { z } from 'zod';
import '../harness/provided.ts';
import { eventually } from '../harness/eventually.ts';

const processesSchema = z.array(z.object({ name: z.string(), pid: z.number() }));

/** The API's process of the product that the tier shares. */
export function apiProcess() {
  const product = inject('kept_product');
  if (product === null) throw new Error('only the browser tier has a product');
  const { data_folder, demo } = product;

  const pidOf = async (): Promise<number> => {
    const list = processesSchema.parse(JSON.parse(await readFile(join(data_folder, 'processes.json'), 'utf8')));
    const api = list.find(({ name }) => name === 'api');
    if (api === undefined) throw new Error('the launcher runs no API');
    return api.pid;
  };

  return {
    /** Ends it as a crash does; the launcher starts it again by itself. */
    kill: async (): Promise<void> => {
      process.kill(await pidOf(), 'SIGKILL');
    },
    /** Waits until it serves. */
    isBack: (): Promise<void> =>
      eventually(
        async () => {
          const { ok } = await fetch(`${demo.url}/health/ready`);
          if (!ok) throw new Error('the API is not ready');
        },
        { timeout_ms: 45_000 },
      ),
  } as const;
}
