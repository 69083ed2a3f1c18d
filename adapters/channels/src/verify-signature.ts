import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

/**
 * Whether a webhook really comes from the provider: X-Twilio-Signature is the HMAC-SHA1, under the account's token,
 * of the URL and the sorted form (https://www.twilio.com/docs/usage/security). Compared in constant time.
 * @param given.url the public URL as configured, query included; never built from forwarded headers.
 * @param given.params the decoded form of a POST, {} for a GET.
 */
export function verifyTwilioSignature(given: {
  readonly auth_token: string;
  readonly signature: string | undefined;
  readonly url: string;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
}): boolean {
  const { auth_token, signature, url, params } = given;
  if (signature === undefined || signature === '' || auth_token === '' || !URL.canParse(url)) return false;
  return validateRequest(auth_token, signature, url, params);
}
