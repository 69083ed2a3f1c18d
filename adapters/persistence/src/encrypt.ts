import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A secret key of 32 bytes with the id that rows name it by, so that keys can be changed one row at a time. */
export interface SecretKey {
  readonly id: string;
  readonly bytes: Buffer;
}

interface Bound {
  readonly key: SecretKey;
  /** What the text belongs to, such as the account and the message: elsewhere it cannot be opened. */
  readonly bound_to?: string;
}

/**
 * AES-256-GCM: nonce (12 bytes), tag (16), ciphertext. The key's id and what the text is bound to are authenticated too.
 * Throws for a key that is not 32 bytes long.
 */
export function encrypt({ plain, ...by }: Bound & { readonly plain: string | Buffer }): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', by.key.bytes, nonce).setAAD(authenticated(by));
  const body = Buffer.concat([cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The text that `encrypt` took. Throws when the key is another, a byte was changed or it belongs to something else. */
export function decrypt(given: Bound & { readonly sealed: Buffer }): string {
  return decryptBytes(given).toString('utf8');
}

/** The same, as bytes. */
export function decryptBytes({ sealed, ...by }: Bound & { readonly sealed: Buffer }): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', by.key.bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(authenticated(by))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

function authenticated({ key, bound_to }: Bound): Buffer {
  return Buffer.from(bound_to === undefined ? key.id : `${key.id}\n${bound_to}`);
}
