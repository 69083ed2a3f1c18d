import { createHmac, timingSafeEqual } from 'node:crypto';

interface Webhook {
  readonly account_id: string;
  /** The installation's secret key. */
  readonly secret: Buffer;
}

/** The user a mail provider signs in as; any name would do, the password says it all. */
export const MAIL_WEBHOOK_USER = 'kept';

/**
 * The password by which a mail provider proves itself at an account's webhook: an HMAC of the account's id under the
 * installation's key, so that it is stored nowhere and checked before a byte of the mail is read.
 */
export function mailWebhookPassword({ account_id, secret }: Webhook): string {
  return createHmac('sha256', secret).update(`kept mail webhook\n${account_id}`).digest('base64url').slice(0, 32);
}

/**
 * Whether an Authorization header is that of the account's mail provider (RFC 7617); compared in constant time. `secrets`:
 * the installation's keys; a provider has the password of the one before until it is told the new one.
 */
export function isMailProvider(
  authorization: string | undefined,
  { account_id, secrets }: Pick<Webhook, 'account_id'> & { readonly secrets: readonly Buffer[] },
): boolean {
  const [, given] = /^Basic ([A-Za-z0-9+/=]{1,400})$/iu.exec(authorization ?? '') ?? [];
  if (given === undefined) return false;
  const decoded = Buffer.from(given, 'base64').toString('utf8');
  const password = Buffer.from(decoded.slice(decoded.indexOf(':') + 1));
  const is_of = secrets.map((secret) => {
    const wanted = Buffer.from(mailWebhookPassword({ account_id, secret }));
    return password.length === wanted.length && timingSafeEqual(password, wanted);
  });
  return is_of.includes(true);
}
