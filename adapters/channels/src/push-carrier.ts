import webPush from 'web-push';
import { postWebhook } from './post-webhook.ts';
import type { VapidKeys } from './vapid-keys.ts';

/** A browser, as it said itself how it is reached. */
export interface PushTarget {
  readonly endpoint: string;
  /** Both in base64url. */
  readonly p256dh: string;
  readonly auth: string;
}

export interface Push {
  readonly target: PushTarget;
  /** At most some 3,000 bytes; only the browser can read it (RFC 8291). */
  readonly payload: string;
  readonly vapid: VapidKeys;
  /** Whom a push service turns to when we harm it: our address, or a `mailto:`. */
  readonly contact: string;
  /** `sandbox`: push services of this machine are taken for real ones. */
  readonly network: 'public' | 'sandbox';
  readonly timeout_ms: number;
}

export type PushOutcome =
  | { readonly type: 'accepted' }
  /** The browser no longer wants it: it is not to be tried again, ever. */
  | { readonly type: 'gone' }
  | { readonly type: 'failed'; readonly reason: string };

/** How long a push service keeps it for a browser that is off, in seconds. */
const KEPT_FOR_S = 4 * 3_600;

/** Hands one message to a browser's push service (RFC 8030). Never throws. */
export async function sendPush({ target, payload, vapid, contact, network, timeout_ms }: Push): Promise<PushOutcome> {
  const { endpoint, p256dh, auth } = target;
  if (network === 'public' && !endpoint.startsWith('https:'))
    return { type: 'failed', reason: 'its push service is not reached by https' };
  let request: webPush.RequestDetails;
  try {
    request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      TTL: KEPT_FOR_S,
      urgency: 'high',
      contentEncoding: 'aes128gcm',
      vapidDetails: { subject: contact, publicKey: vapid.public_key, privateKey: vapid.private_key },
    });
  } catch {
    return { type: 'failed', reason: 'what it said of itself cannot be used' };
  }
  const { status_code, error_code } = await postWebhook({
    url: endpoint,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: request.body ?? '',
    reach: network === 'public' ? 'internet' : 'anywhere',
    timeout_ms,
  });
  if (error_code === null) return { type: 'accepted' };
  if (status_code === 404 || status_code === 410) return { type: 'gone' };
  return { type: 'failed', reason: reasonOf(status_code, error_code) };
}

function reasonOf(status_code: number | null, error_code: string): string {
  if (status_code !== null) return `its push service said ${status_code}`;
  if (error_code === 'private_address') return 'its push service is no address of the internet';
  return error_code === 'timed_out' ? 'its push service did not answer' : 'its push service was not reached';
}
