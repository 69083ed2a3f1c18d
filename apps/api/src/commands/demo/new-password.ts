import { randomBytes } from 'node:crypto';
import { passwordHash } from '../../password/password-hash.ts';

/** A password of 96 random bits, and its argon2id hash for the database. */
export async function newPassword(): Promise<{ readonly password: string; readonly password_hash: string }> {
  const password = randomBytes(12).toString('base64url');
  return { password, password_hash: await passwordHash.of(password) };
}
