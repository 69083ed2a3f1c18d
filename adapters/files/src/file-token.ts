import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A file as a carrier may fetch it, for a while. */
export interface FileGrant {
  readonly account_id: string;
  readonly attachment_id: string;
  /** The file as it came, or what was made of it on arrival: the clip a carrier plays. */
  readonly version: 'original' | 'rendition';
  readonly expires_at: Date;
}

interface Signing {
  /** The installation's secret key; a key of its own is derived from it. */
  readonly secret_key: Uint8Array;
}

const MAC_BYTES = 16;
const BODY_BYTES = 16 + 16 + 1 + 4;

/** The grant as a token that needs no sign-in and cannot be changed: ids, version and expiry with their HMAC. */
export function fileToken({ secret_key, ...grant }: FileGrant & Signing): string {
  const body = Buffer.alloc(BODY_BYTES);
  Buffer.from(grant.account_id.replaceAll('-', ''), 'hex').copy(body, 0);
  Buffer.from(grant.attachment_id.replaceAll('-', ''), 'hex').copy(body, 16);
  body.writeUInt8(grant.version === 'original' ? 0 : 1, 32);
  body.writeUInt32BE(Math.floor(grant.expires_at.getTime() / 1000), 33);
  return Buffer.concat([body, macOf(body, secret_key)]).toString('base64url');
}

/** What a token grants; null when nobody here made it, or its time is over. */
export function readFileToken(given: {
  readonly token: string;
  readonly now: Date;
  /** The installation's keys, under any of which it may have been made. */
  readonly secrets: readonly Uint8Array[];
}): FileGrant | null {
  const bytes = Buffer.from(given.token, 'base64url');
  if (bytes.length !== BODY_BYTES + MAC_BYTES) return null;
  const body = bytes.subarray(0, BODY_BYTES);
  const is_by = given.secrets.map((secret) => timingSafeEqual(bytes.subarray(BODY_BYTES), macOf(body, secret)));
  if (!is_by.includes(true)) return null;
  const expires_at = new Date(body.readUInt32BE(33) * 1000);
  if (expires_at <= given.now) return null;
  return {
    account_id: uuidOf(body.subarray(0, 16)),
    attachment_id: uuidOf(body.subarray(16, 32)),
    version: body.readUInt8(32) === 0 ? 'original' : 'rendition',
    expires_at,
  };
}

function macOf(body: Buffer, secret_key: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret_key, '', 'kept file grants', 32));
  return createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES);
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
