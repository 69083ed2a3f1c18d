import { readTwilioFailure } from './read-twilio-failure.ts';
import { twilioClient, type TwilioAccess } from './twilio-client.ts';

/** `code` and `message` are those of SendOutcome. */
export type RegisterOutcome =
  | { readonly type: 'registered'; readonly number_sid: string }
  | { readonly type: 'not_registered'; readonly code: string; readonly message: string };

/**
 * Points a number's incoming texts at a URL, buying the number if the account has it not. Safe to repeat.
 * @param given.phone_number E.164.
 * @param given.sms_url called by POST for each text to the number.
 */
export async function registerNumber(
  given: TwilioAccess & { readonly phone_number: string; readonly sms_url: string },
): Promise<RegisterOutcome> {
  const { phone_number, sms_url } = given;
  try {
    const { incomingPhoneNumbers } = twilioClient(given);
    const [owned] = await incomingPhoneNumbers.list({ phoneNumber: phone_number, limit: 1 });
    const number =
      owned === undefined
        ? await incomingPhoneNumbers.create({ phoneNumber: phone_number, smsUrl: sms_url, smsMethod: 'POST' })
        : await incomingPhoneNumbers(owned.sid).update({ smsUrl: sms_url, smsMethod: 'POST' });
    return { type: 'registered', number_sid: number.sid };
  } catch (fault) {
    const failure = readTwilioFailure(fault);
    return {
      type: 'not_registered',
      code: failure.type === 'unknown' ? 'carrier_unknown' : failure.code,
      message: failure.message,
    };
  }
}
