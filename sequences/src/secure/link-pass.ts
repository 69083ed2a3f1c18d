import { createHmac, timingSafeEqual } from 'node:crypto';

interface Passed {
  readonly account_id: string;
  readonly link_id: string;
  /** The PIN that opened it; null: none was asked for. Another PIN ends the pass. */
  readonly pin: string | null;
  /** The installation's secret key. */
  readonly secret: Buffer;
}

/** How long a conversation stays open in a browser. */
export const PASS_MINUTES = 30;

const SHAPE = /^(\d{13})\.([\w-]{43})$/u;

/**
 * What a browser brings back once the right PIN was entered: until when, and an HMAC of that, the link and the PIN.
 * Nothing is stored; it opens this link only.
 */
export function linkPass({ now_ms, ...passed }: Passed & { readonly now_ms: number }): string {
  const until = String(now_ms + PASS_MINUTES * 60_000);
  return `${until}.${macOf(until, passed).toString('base64url')}`;
}

/** Whether a pass is one of ours for this link, and its time is not over; compared in constant time. */
export function isLinkPass(given: Passed & { readonly pass: string; readonly now_ms: number }): boolean {
  const { pass, now_ms, ...passed } = given;
  const [, until, mac] = SHAPE.exec(pass) ?? [];
  if (until === undefined || mac === undefined) return false;
  return timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(until, passed)) && Number(until) > now_ms;
}

function macOf(until: string, { account_id, link_id, pin, secret }: Passed): Buffer {
  const said = JSON.stringify(['kept secure pass', account_id, link_id, until, pin]);
  return createHmac('sha256', secret).update(said).digest();
}
