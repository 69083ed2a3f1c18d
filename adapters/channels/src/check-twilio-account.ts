import type { CheckOutcome } from './check-outcome.ts';
import { readTwilioFailure } from './read-twilio-failure.ts';
import { twilioClient, type TwilioAccess } from './twilio-client.ts';

/** Asks the provider for the account itself: the smallest question that takes the credentials. Never throws. */
export async function checkTwilioAccount(access: TwilioAccess): Promise<CheckOutcome> {
  try {
    const { status } = await twilioClient(access).api.v2010.accounts(access.credentials.account_sid).fetch();
    return status === 'active'
      ? { type: 'accepted' }
      : { type: 'refused', code: 'carrier_30002', message: `the account is ${status}` };
  } catch (fault) {
    const failure = readTwilioFailure(fault);
    return failure.type === 'failed'
      ? { type: 'refused', code: failure.code, message: failure.message }
      : { type: 'away', message: failure.message };
  }
}
