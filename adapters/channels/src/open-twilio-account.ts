import type twilio from 'twilio';
import type { SendOutcome } from './send-outcome.ts';
import { twilioClient, type TwilioAccess } from './twilio-client.ts';

/** An account to ask something of, or why nobody can be asked. */
export type OpenedAccount =
  | { readonly ok: true; readonly client: twilio.Twilio }
  | { readonly ok: false; readonly outcome: SendOutcome };

/** The package refuses malformed credentials before it asks anybody. */
export function openTwilioAccount(access: TwilioAccess): OpenedAccount {
  try {
    return { ok: true, client: twilioClient(access) };
  } catch (fault) {
    return { ok: false, outcome: { type: 'failed', code: 'carrier_credentials', message: String(fault) } };
  }
}
