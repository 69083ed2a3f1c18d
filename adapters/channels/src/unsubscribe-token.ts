import { createHmac, timingSafeEqual } from 'node:crypto';

/** The mail a link to end mails stands in. */
export interface UnsubscribeLink {
  readonly account_id: string;
  readonly message_id: string;
}

interface Signing {
  /** The installation's secret key. */
  readonly secret: Buffer;
}

const SHAPE = /^[A-Za-z0-9_-]{64}$/u;

/**
 * What stands in the link: account and message, 16 bytes each, and a 128-bit HMAC of them, in base64url. Nothing is
 * stored, and it does not expire: a mail may be opened years later (RFC 8058).
 */
export function unsubscribeToken(given: UnsubscribeLink & Signing): string {
  return Buffer.concat([bytesOf(given.account_id), bytesOf(given.message_id), macOf(given)]).toString('base64url');
}

/** The mail a token was made for, compared in constant time; null: none of ours. */
export function readUnsubscribeToken({ token, secret }: Signing & { readonly token: string }): UnsubscribeLink | null {
  if (!SHAPE.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const link = { account_id: uuidOf(bytes.subarray(0, 16)), message_id: uuidOf(bytes.subarray(16, 32)) };
  return timingSafeEqual(bytes.subarray(32), macOf({ ...link, secret })) ? link : null;
}

function macOf({ account_id, message_id, secret }: UnsubscribeLink & Signing): Buffer {
  return createHmac('sha256', secret).update(`kept unsubscribe\n${account_id}\n${message_id}`).digest().subarray(0, 16);
}

function bytesOf(id: string): Buffer {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new Error('accounts and messages are named by UUIDs');
  return bytes;
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
