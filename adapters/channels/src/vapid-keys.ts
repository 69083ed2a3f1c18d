import { createECDH, hkdfSync } from 'node:crypto';

/** What a push service knows us by (RFC 8292), both in base64url. */
export interface VapidKeys {
  readonly public_key: string;
  readonly private_key: string;
}

/**
 * The installation's own pair, made from its secret key: the same in every process and after every start, and nothing
 * more to keep. Browsers remember the public one, so another secret key makes them subscribe anew.
 */
export function vapidKeys(secret: Buffer): VapidKeys {
  const pair = createECDH('prime256v1');
  // the curve has a few numbers fewer than 32 bytes have: the first that is one of its keys is taken
  for (let attempt = 0; ; attempt += 1) {
    const scalar = Buffer.from(hkdfSync('sha256', secret, '', `kept vapid ${attempt}`, 32));
    try {
      pair.setPrivateKey(scalar);
      return {
        public_key: pair.getPublicKey('base64url', 'uncompressed'),
        private_key: scalar.toString('base64url'),
      };
    } catch (error) {
      if (attempt === 10) throw error;
    }
  }
}
