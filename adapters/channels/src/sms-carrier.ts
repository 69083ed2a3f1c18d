import type { SendOutcome } from './send-outcome.ts';
import { readTwilioFailure } from './read-twilio-failure.ts';
import { openTwilioAccount } from './open-twilio-account.ts';
import type { TwilioAccess } from './twilio-client.ts';

/** A text to send. Numbers are E.164; `status_callback` is the URL for delivery reports, null for none. */
export type SmsToSend = TwilioAccess & {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** Where the provider fetches pictures and files that go along. */
  readonly media_urls?: readonly string[];
  readonly status_callback: string | null;
};

/** Asks the provider once to send a text. Never throws and never retries: what to do next is the caller's decision. */
export async function sendSms(sms: SmsToSend): Promise<SendOutcome> {
  const { from, to, body, media_urls = [], status_callback } = sms;
  const account = openTwilioAccount(sms);
  if (!account.ok) return account.outcome;
  try {
    const message = await account.client.messages.create({
      from,
      to,
      body,
      ...(media_urls.length === 0 ? {} : { mediaUrl: [...media_urls] }),
      ...(status_callback === null ? {} : { statusCallback: status_callback }),
    });
    if (typeof message.sid !== 'string')
      return { type: 'unknown', message: 'the provider accepted but named no message' };
    return { type: 'accepted', provider_id: message.sid, segments: Number(message.numSegments) || null };
  } catch (fault) {
    return readTwilioFailure(fault);
  }
}
