import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';

/** A password of 96 random bits, and its argon2id hash for the database. */
export async function newPassword(): Promise<{ readonly password: string; readonly password_hash: string }> {
  const password = randomBytes(12).toString('base64url');
  return { password, password_hash: await hash(password) };
}
