import type { Event, MessageStatus, Participant, WebhookSubscription } from './generated/types.gen.js';

type EventType = WebhookSubscription['event_types'][number];
type MessageEventType = Extract<EventType, `message.${string}`>;
type ParticipantEventType = Extract<EventType, `participant.${string}`>;

/** What a webhook says. */
export type WebhookEvent =
  | { readonly type: MessageEventType; readonly timestamp: string; readonly data: MessageStatus }
  | {
      readonly type: ParticipantEventType;
      readonly timestamp: string;
      readonly data: { readonly participant: Participant; readonly changed: readonly string[]; readonly event: Event };
    }
  | { readonly type: 'webhook.test'; readonly timestamp: string; readonly data: { readonly text: string } };

export interface WebhookToVerify {
  /** As it was shown once: `whsec_…`. */
  readonly secret: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As it came, not parsed. */
  readonly body: string;
  /** In milliseconds since 1970; now, unless a test says otherwise. */
  readonly now?: number;
}

/** What is older or newer is refused: somebody may be repeating what they overheard. */
const TOLERANCE_S = 300;

/** It does not come from Kept, or was changed on the way; answer 400. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}

/** Verifies a webhook by the Standard Webhooks scheme and answers what it says. Throws `WebhookRefused`. */
export async function verifyWebhook(webhook: WebhookToVerify): Promise<WebhookEvent> {
  const { secret, headers, body, now = Date.now() } = webhook;
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => {
    const value = headers[name];
    if (typeof value !== 'string') throw new WebhookRefused(`the header ${name} is missing`);
    return value;
  });
  if (!(Math.abs(now / 1_000 - Number(timestamp)) <= TOLERANCE_S)) {
    throw new WebhookRefused('its timestamp is more than five minutes off');
  }
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret.replace(/^whsec_/, '')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const signature of (signatures ?? '').split(' ')) {
    const [version, value = ''] = signature.split(',');
    if (version === 'v1' && (await crypto.subtle.verify('HMAC', key, bytesOf(value), signed))) return JSON.parse(body);
  }
  throw new WebhookRefused('no signature fits');
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    throw new WebhookRefused('a signature or the secret is no base64');
  }
}
