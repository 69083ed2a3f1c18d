import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** The scheme asks for 24 to 64. */
const SECRET_BYTES = 32;

export interface WebhookToSign {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
  /** Each signs: the current one, and while it changes the one before. */
  readonly secrets: readonly string[];
}

/** A secret as the receiver keeps it. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/** The headers of a webhook by the Standard Webhooks scheme (standardwebhooks.com). */
export function signWebhook({ id, timestamp, body, secrets }: WebhookToSign): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
