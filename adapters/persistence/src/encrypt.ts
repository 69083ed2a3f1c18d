import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A secret key of 32 bytes with the id that rows name it by, so that keys can be changed one row at a time. */
export interface SecretKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * AES-256-GCM: nonce (12 bytes), tag (16), ciphertext. The key's id is authenticated too. Throws for a key that is not
 * 32 bytes long.
 */
export function encrypt({ key, plain }: { readonly key: SecretKey; readonly plain: string }): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(key.id));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The text that `encrypt` took. Throws when the key is another or a byte was changed. */
export function decrypt({ key, sealed }: { readonly key: SecretKey; readonly sealed: Buffer }): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(key.id))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}
