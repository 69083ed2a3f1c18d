import twilio from 'twilio';
import type { Answer, RunningApi, TestAccount } from '../running-api.spec-support.ts';

export type SentForm = Readonly<Record<string, string>>;

export interface Signed {
  readonly account?: TestAccount;
  readonly form: SentForm;
  /** Whose token signs; the account's own unless told otherwise. */
  readonly auth_token?: string;
  /** What is signed, if not the public address. */
  readonly url?: string;
}

/** Sends forms as the provider would. */
export function signedForms(api: RunningApi): (path: string, signed: Signed) => Promise<Answer> {
  return (path, { account = api.ours, form, auth_token, url }) => {
    const full = { AccountSid: account.carrier.account_sid, ...form };
    const token = auth_token ?? account.carrier.auth_token;
    return api.call(path, {
      method: 'POST',
      key: null,
      raw: new URLSearchParams(full).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'x-twilio-signature': twilio.getExpectedTwilioSignature(token, url ?? `${api.public_url}${path}`, full),
      },
    });
  };
}
