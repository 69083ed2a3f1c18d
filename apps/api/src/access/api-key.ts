import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
const RECOGNISABLE = 6;
const SHAPE = /^kept_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

/** A key taken apart. The account stands inside, so that looking it up is scoped from the first statement. */
export interface ParsedApiKey {
  readonly account_id: string;
  /** What is kept readable to tell keys apart; says nothing of the rest. */
  readonly prefix: string;
  /** SHA-256 of the whole key: enough for 256 random bits, where a slow hash protects guessable passwords. */
  readonly hash: Buffer;
}

/** A new key of an account, to be shown once: `kept_<account>_<256 random bits>`. */
export function newApiKey(account_id: string): string {
  return `kept_${account_id.replaceAll('-', '')}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** Null for what cannot be a key of ours. */
export function parseApiKey(text: string): ParsedApiKey | null {
  const [, account, secret] = SHAPE.exec(text) ?? [];
  if (account === undefined || secret === undefined) return null;
  return {
    account_id: account.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    prefix: `kept_${account}_${secret.slice(0, RECOGNISABLE)}`,
    hash: createHash('sha256').update(text).digest(),
  };
}

/** Compares in a time that tells nothing. */
export function isSameHash(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
