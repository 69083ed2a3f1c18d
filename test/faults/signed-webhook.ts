import { createHmac } from 'node:crypto';
import type { RunningClinic } from './running-clinic.ts';

interface Webhook {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  /** The account's own unless told otherwise. */
  readonly auth_token?: string;
}

/** Calls a webhook of ours as the provider does, signed by its rule, and answers the status. */
export async function signedWebhook(
  { clinic, api_url }: Pick<RunningClinic, 'clinic' | 'api_url'>,
  { path, form, auth_token = clinic.auth_token }: Webhook,
): Promise<number> {
  const url = `${api_url}/v1/webhooks/twilio/${clinic.account_id}/${path}`;
  const fields = { AccountSid: clinic.account_sid, ...form };
  const signed =
    url +
    Object.entries(fields)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flat()
      .join('');
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', auth_token).update(signed).digest('base64'),
    },
    body: new URLSearchParams(fields).toString(),
  });
  await answer.arrayBuffer();
  return answer.status;
}
