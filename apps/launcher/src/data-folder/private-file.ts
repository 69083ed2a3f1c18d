import { readFile, rename, writeFile } from 'node:fs/promises';
import type { z } from 'zod';

/** Writes JSON that only this user may read; whole or not at all. */
export async function writePrivate(file: string, content: unknown): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
}

/** Reads it back; null when it is missing or not of that shape. */
export async function readPrivate<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
