import { readTwilioFailure } from './read-twilio-failure.ts';
import { twilioClient, type TwilioAccess } from './twilio-client.ts';

/** A number as the provider has it; an address is empty where none is set. */
export type FoundNumber =
  | { readonly type: 'found'; readonly sms_url: string }
  | { readonly type: 'missing' }
  | { readonly type: 'not_known'; readonly code: string; readonly message: string };

/** Looks a number of the account up at the provider. Never throws. */
export async function findNumber(given: TwilioAccess & { readonly phone_number: string }): Promise<FoundNumber> {
  try {
    const { incomingPhoneNumbers } = twilioClient(given);
    const [owned] = await incomingPhoneNumbers.list({ phoneNumber: given.phone_number, limit: 1 });
    return owned === undefined ? { type: 'missing' } : { type: 'found', sms_url: owned.smsUrl };
  } catch (fault) {
    const failure = readTwilioFailure(fault);
    const code = failure.type === 'unknown' ? 'carrier_unreachable' : failure.code;
    return { type: 'not_known', code, message: failure.message };
  }
}
