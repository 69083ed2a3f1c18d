import { findNumber } from '@kept/channels/find-number';
import { signTwilioRequest } from '@kept/channels/sign-request';
import type { TwilioAccess } from '@kept/channels/twilio-client';
import { explainFailure } from '@kept/rules/explain-failure';
import type { VerificationStep } from './channels.schema.ts';

const right = (step: VerificationStep['step'], words: string, sender_id: string | null): VerificationStep => ({
  step,
  sender_id,
  outcome: 'right',
  words,
  can_register: false,
});

interface NumberCheck {
  readonly access: TwilioAccess;
  readonly sender: { readonly id: string; readonly address: string };
  /** Where its texts must go. */
  readonly messages_url: string;
}

/** Whether the provider's account has a number, and sends the texts that come in on it to us. */
export async function verifyNumber({ access, sender, messages_url }: NumberCheck): Promise<VerificationStep[]> {
  const { id: sender_id, address } = sender;
  const found = await findNumber({ ...access, phone_number: address });
  switch (found.type) {
    case 'not_known': {
      const words = `Whether the account has ${address} is not known. ${explainFailure(found.code)}`;
      return [{ step: 'number', sender_id, outcome: 'not_known', words, can_register: false }];
    }
    case 'missing': {
      const words = `The provider’s account has no number ${address}: buy it there, or send from another.`;
      return [{ step: 'number', sender_id, outcome: 'wrong', words, can_register: false }];
    }
    case 'found': {
      const has = right('number', `The provider’s account has ${address}.`, sender_id);
      if (found.sms_url === messages_url)
        return [has, right('address', `Texts to ${address} are sent here.`, sender_id)];
      const words =
        found.sms_url === ''
          ? `Texts to ${address} are sent nowhere: answers of clients get lost.`
          : `Texts to ${address} are sent to ${found.sms_url} instead of here.`;
      return [has, { step: 'address', sender_id, outcome: 'wrong', words, can_register: true }];
    }
    default:
      return found satisfies never;
  }
}

interface CallbackCheck {
  readonly access: TwilioAccess;
  readonly ping_url: string;
}

/**
 * Calls our own address from outside, signed as the provider signs: what comes back says whether that address leads to
 * this installation, and whether what it is called by there is what signatures are checked against.
 */
export async function verifyCallback({ access, ping_url }: CallbackCheck): Promise<VerificationStep> {
  const { account_sid, auth_token } = access.credentials;
  const params = { AccountSid: account_sid };
  const answer = await fetch(ping_url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-twilio-signature': signTwilioRequest({ auth_token, url: ping_url, params }) },
    body: new URLSearchParams(params),
    signal: AbortSignal.timeout(access.timeout_ms),
  }).catch(() => null);
  const { origin } = new URL(ping_url);
  if (answer?.status === 204) return right('callback', `A signed callback to ${origin} arrived and was taken.`, null);
  return {
    step: 'callback',
    sender_id: null,
    outcome: 'wrong',
    can_register: false,
    words:
      answer === null
        ? `A callback to ${origin} did not arrive: no reports and no answers of clients come in. Check the name, the proxy and the firewall.`
        : `A callback to ${origin} was answered with ${answer.status} instead of being taken: something before Kept answers there, or changes the address.`,
  };
}
