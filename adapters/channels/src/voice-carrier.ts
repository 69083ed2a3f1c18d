import { openTwilioAccount } from './open-twilio-account.ts';
import { readTwilioFailure } from './read-twilio-failure.ts';
import type { SendOutcome } from './send-outcome.ts';
import type { TwilioAccess } from './twilio-client.ts';

/** A call to place. Numbers are E.164; the addresses are where the provider asks what to say and tells how it went. */
export type CallToPlace = TwilioAccess & {
  readonly from: string;
  readonly to: string;
  /** Asked once the call is answered: TwiML. */
  readonly url: string;
  /** Asked for TwiML when ours cannot be fetched or read. */
  readonly fallback_url: string;
  /** Told of every step of the call. */
  readonly status_callback: string;
  /** How long it rings before it counts as not answered. */
  readonly ring_s: number;
  /** Whether a machine is listened to until it has finished, so that something can be left on it (ADR 0043). */
  readonly machine: 'wait_for_its_end' | 'recognise';
};

/** Asks the provider once to place a call. Never throws and never retries: what to do next is the caller's decision. */
export async function placeCall(call: CallToPlace): Promise<SendOutcome> {
  const account = openTwilioAccount(call);
  if (!account.ok) return account.outcome;
  try {
    const placed = await account.client.calls.create({
      from: call.from,
      to: call.to,
      url: call.url,
      method: 'POST',
      fallbackUrl: call.fallback_url,
      fallbackMethod: 'POST',
      statusCallback: call.status_callback,
      statusCallbackMethod: 'POST',
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      timeout: call.ring_s,
      machineDetection: call.machine === 'wait_for_its_end' ? 'DetectMessageEnd' : 'Enable',
    });
    if (typeof placed.sid !== 'string') return { type: 'unknown', message: 'the provider accepted but named no call' };
    return { type: 'accepted', provider_id: placed.sid, segments: null };
  } catch (fault) {
    return readTwilioFailure(fault);
  }
}
