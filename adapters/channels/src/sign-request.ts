import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

/** The X-Twilio-Signature of a form posted to a URL, as the provider itself would sign it. */
export function signTwilioRequest({
  auth_token,
  url,
  params,
}: {
  readonly auth_token: string;
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
}): string {
  return getExpectedTwilioSignature(auth_token, url, { ...params });
}
