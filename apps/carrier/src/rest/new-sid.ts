import { randomBytes } from 'node:crypto';

/** A fresh Twilio-shaped identifier: the prefix and 32 hexadecimal digits. */
export function newSid(prefix: 'SM' | 'MM' | 'PN' | 'CA' | 'NO' | 'ME'): string {
  return prefix + randomBytes(16).toString('hex');
}
