import { randomUUID } from 'node:crypto';
import { sendMail } from '@kept/channels/mail-carrier';
import type { SendOutcome } from '@kept/channels/send-outcome';
import { startCarrier, type RunningCarrier } from '../../../../test/faults/running-carrier.ts';
import { CLINIC } from '../commands/demo/clinic.ts';
import { registerMailRoute } from '../commands/demo/register-mail-route.ts';
import { startApi, TEST_SECRET, type RunningApi } from '../running-api.spec-support.ts';

export const OUR_NUMBER = CLINIC.phone;
export const THEIR_NUMBER = '+12025550101';

export interface RunningSandbox {
  readonly api: RunningApi;
  readonly carrier: RunningCarrier;
  /** A text of `ours` or `theirs`, handed to the carrier as a worker would. */
  readonly text: (given: {
    readonly from?: 'ours' | 'theirs';
    readonly to: string;
    readonly body: string;
  }) => Promise<void>;
  /** A mail of an account, handed over as a worker would: signed in with the account's id. */
  readonly mail: (given: {
    readonly account_id: string;
    readonly to: string;
    readonly subject: string;
    readonly message_id?: string;
    readonly reply_to?: string;
    readonly bounce_to?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }) => Promise<SendOutcome>;
  readonly stop: () => Promise<void>;
}

/** The built API and a carrier sandbox that knows both accounts, each with a number of its own. */
export async function startSandbox(): Promise<RunningSandbox> {
  const carrier = await startCarrier();
  const api = await startApi(({ url }) => ({ KEPT_PUBLIC_URL: url, KEPT_CARRIER_URL: carrier.url }));
  await api.rows('update sender set address = $2 where account_id = $1 and type = $3', [
    api.theirs.account_id,
    THEIR_NUMBER,
    'phone',
  ]);
  const sides = { ours: { ...api.ours, number: OUR_NUMBER }, theirs: { ...api.theirs, number: THEIR_NUMBER } };
  for (const { account_id, carrier: given, number } of Object.values(sides)) {
    const { account_sid, auth_token } = given;
    await carrier.control('PUT', `/accounts/${account_sid}`, { auth_token, friendly_name: 'Clinic' });
    await carrier.control('PUT', `/accounts/${account_sid}/numbers/${number}`, {
      sms_url: `${api.url}/v1/webhooks/twilio/${account_id}/messages`,
      carrier_answers_opt_out: false,
    });
    await registerMailRoute(carrier.url, { account_id, url: api.url, secret: TEST_SECRET });
  }
  return {
    api,
    carrier,
    text: async ({ from = 'ours', to, body }) => {
      const { carrier: sign_in, number } = sides[from];
      const { account_sid, auth_token } = sign_in;
      const answer = await fetch(`${carrier.url}/2010-04-01/Accounts/${account_sid}/Messages.json`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${account_sid}:${auth_token}`).toString('base64')}` },
        body: new URLSearchParams({ To: to, From: number, Body: body }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    mail: ({ account_id, message_id = `<${randomUUID()}@kept.example>`, ...mail }) =>
      sendMail({
        ...mail,
        message_id,
        smtp: {
          host: '127.0.0.1',
          port: carrier.smtp_port,
          secure: false,
          reach: 'anywhere',
          user: account_id,
          pass: 'sandbox',
        },
        from: CLINIC.mailbox,
        text: 'Hi',
        html: '<p>Hi',
        timeout_ms: 5_000,
      }),
    stop: async () => {
      await api.stop();
      await carrier.stop();
    },
  };
}
