import { join } from 'node:path';
import { z } from 'zod';
import { readPrivate, writePrivate } from './private-file.ts';

const runtime_schema = z.object({
  /** Variables of the product's processes, secrets among them. */
  environment: z.record(z.string(), z.string()),
});

/** What the operator's commands need to know of a running installation. */
export type Runtime = Readonly<z.output<typeof runtime_schema>>;

function fileIn(folder: string): string {
  return join(folder, 'runtime.json');
}

/** Leaves it for {@link readRuntime}; readable by this user only. */
export function writeRuntime(folder: string, runtime: Runtime): Promise<void> {
  return writePrivate(fileIn(folder), runtime);
}

/** Null when nothing was ever started on this folder. */
export function readRuntime(folder: string): Promise<Runtime | null> {
  return readPrivate(fileIn(folder), runtime_schema);
}
