import { createPrivateKey, type KeyObject } from 'node:crypto';

/** What verifiers must take at the least (RFC 8301, 3.2). */
const LEAST_BITS = 1024;

/** The key in a PEM text, or null where mails cannot be signed with it: none, another kind than RSA, or too short. */
export function dkimPrivateKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    const { modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
    return key.asymmetricKeyType === 'rsa' && modulusLength >= LEAST_BITS ? key : null;
  } catch {
    return null;
  }
}
