import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const SHAPE = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.[A-Za-z0-9_-]{43}$/;

/** A token taken apart. The account stands inside, so that looking it up is scoped from the first statement. */
export interface ParsedSecretToken {
  readonly account_id: string;
  /** SHA-256 of the whole token: enough for 256 random bits. Looked up as it is: a guess cannot choose its hash. */
  readonly hash: Buffer;
}

/** A new secret of an account, for a cookie or a link: `<account>.<256 random bits>`. Only its hash is ever stored. */
export function newSecretToken(account_id: string): { readonly token: string; readonly hash: Buffer } {
  const token = `${account_id}.${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { token, hash: hashOf(token) };
}

/** Null for what cannot be a token of ours. */
export function parseSecretToken(text: string): ParsedSecretToken | null {
  const [, account_id] = SHAPE.exec(text) ?? [];
  return account_id === undefined ? null : { account_id, hash: hashOf(text) };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
