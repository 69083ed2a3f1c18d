import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { PushTarget } from './push-carrier.ts';

/** A push service of this machine, and the browser that is subscribed there. */
export interface PushService {
  readonly browser: PushTarget;
  readonly taken: readonly { readonly headers: IncomingHttpHeaders; readonly body: Buffer }[];
  /** What it says to the next pushes. */
  readonly answer: (status: number) => void;
  /** What the browser reads of what was sent to it (RFC 8188 and 8291). */
  readonly open: (sent: Buffer) => string;
  readonly close: () => Promise<void>;
}

export async function openPushService(): Promise<PushService> {
  const taken: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
  let status = 201;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      taken.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(status, { location: 'http://127.0.0.1:9/elsewhere' }).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the push service has no port');
  const keys = createECDH('prime256v1');
  const p256dh = keys.generateKeys('base64url', 'uncompressed');
  const auth = randomBytes(16);
  return {
    browser: { endpoint: `http://127.0.0.1:${address.port}/browser`, p256dh, auth: auth.toString('base64url') },
    taken,
    answer: (next) => (status = next),
    open: (sent) => {
      const salt = sent.subarray(0, 16);
      const key_length = sent.readUInt8(20);
      const theirs = sent.subarray(21, 21 + key_length);
      const sealed = sent.subarray(21 + key_length);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), Buffer.from(p256dh, 'base64url'), theirs]);
      const input = Buffer.from(hkdfSync('sha256', keys.computeSecret(theirs), auth, info, 32));
      const key = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: aes128gcm\0', 16));
      const nonce = Buffer.from(hkdfSync('sha256', input, salt, 'Content-Encoding: nonce\0', 12));
      const cipher = createDecipheriv('aes-128-gcm', key, nonce);
      cipher.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
      // the last record ends with a 2 and what fills it up
      return plain.subarray(0, plain.lastIndexOf(2)).toString();
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
