import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a client may do by a link: one kind's token opens nothing of another kind. */
export type LinkPurpose = 'unsubscribe' | 'reminder page' | 'booking page' | 'secure link' | 'open picture';

/** The row of ours that a link was made for: a message, or the link itself. */
export interface ClientLink {
  readonly account_id: string;
  readonly id: string;
}

interface Signing {
  readonly purpose: LinkPurpose;
  /** The installation's secret key. */
  readonly secret: Buffer;
}

const SHAPE = /^[A-Za-z0-9_-]{64}$/u;
const NIL = '00000000-0000-0000-0000-000000000000';

/**
 * Leads to no row. A token that is not ours is looked up as this one, so that it takes the way, and the time, of one
 * whose row is gone.
 */
const NOWHERE: ClientLink = { account_id: NIL, id: NIL };

/**
 * What stands in a client's link: account and row, 16 bytes each, and a 128-bit HMAC of them, in base64url. Nothing is
 * stored, and by itself it does not expire: when a link is over is for its row to say (reliability.md, client links).
 */
export function clientToken(given: ClientLink & Signing): string {
  return Buffer.concat([bytesOf(given.account_id), bytesOf(given.id), macOf(given)]).toString('base64url');
}

/**
 * What a token was made for, compared in constant time; for one that is none of ours, ids that no row has. `secrets`: the
 * installation's keys, under any of which it may have been made.
 */
export function readClientToken({
  token,
  purpose,
  secrets,
}: Pick<Signing, 'purpose'> & { readonly token: string; readonly secrets: readonly Buffer[] }): ClientLink {
  const bytes = Buffer.from(SHAPE.test(token) ? token : 'A'.repeat(64), 'base64url');
  const link = { account_id: uuidOf(bytes.subarray(0, 16)), id: uuidOf(bytes.subarray(16, 32)) };
  const is_by = secrets.map((secret) => timingSafeEqual(bytes.subarray(32), macOf({ ...link, purpose, secret })));
  return is_by.includes(true) ? link : NOWHERE;
}

function macOf({ account_id, id, purpose, secret }: ClientLink & Signing): Buffer {
  return createHmac('sha256', secret).update(`kept ${purpose}\n${account_id}\n${id}`).digest().subarray(0, 16);
}

function bytesOf(id: string): Buffer {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new Error('accounts and rows are named by UUIDs');
  return bytes;
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
