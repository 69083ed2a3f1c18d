import { createHash } from 'node:crypto';
import twilio from 'twilio';
import { TwilioHttpClient } from './twilio-http-client.ts';

/** Beyond this many accounts the one unused for longest is forgotten. */
const MOST_CLIENTS = 500;

const clients = new Map<string, twilio.Twilio>();

/** An account at Twilio, or at something that speaks as it does. */
export type TwilioCredentials = { readonly account_sid: string; readonly auth_token: string };

/** `base_url` is where to go instead of Twilio's own host, null for Twilio; `timeout_ms` bounds a whole request. */
export type TwilioAccess = {
  readonly credentials: TwilioCredentials;
  readonly base_url: string | null;
  readonly timeout_ms: number;
};

/**
 * The twilio package's client for an account, made once. Connections are shared by all of them.
 * @throws when the account sid does not begin with AC.
 */
export function twilioClient(access: TwilioAccess): twilio.Twilio {
  const { credentials, base_url, timeout_ms } = access;
  const secret = createHash('sha256').update(credentials.auth_token).digest('base64');
  const key = JSON.stringify([credentials.account_sid, secret, base_url, timeout_ms]);
  const known = clients.get(key);
  clients.delete(key);
  const client =
    known ??
    twilio(credentials.account_sid, credentials.auth_token, {
      httpClient: new TwilioHttpClient({ base_url, timeout_ms }),
      autoRetry: false,
    });
  clients.set(key, client);
  const [oldest] = clients.keys();
  if (clients.size > MOST_CLIENTS && oldest !== undefined) clients.delete(oldest);
  return client;
}
