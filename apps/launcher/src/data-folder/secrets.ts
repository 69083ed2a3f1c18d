import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readPrivate, writePrivate } from './private-file.ts';

const passwords_schema = z.object({ superuser: z.string(), owner: z.string(), app: z.string() });

/** Passwords of the embedded database's three roles. */
export type Passwords = Readonly<z.output<typeof passwords_schema>>;

/** The embedded database's passwords, made at random the first time. */
export async function databasePasswords(folder: string): Promise<Passwords> {
  const file = join(folder, 'postgres.passwords.json');
  const kept = await readPrivate(file, passwords_schema);
  if (kept !== null) return kept;
  const password = (): string => randomBytes(24).toString('hex');
  const made = { superuser: password(), owner: password(), app: password() };
  await writePrivate(file, made);
  return made;
}

/** The key of encrypted columns, base64, made at random the first time. Without it they are lost. */
export async function secretKey(folder: string): Promise<string> {
  const file = join(folder, 'secret.key');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept !== '') return kept.trim();
  const made = randomBytes(32).toString('base64');
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}
