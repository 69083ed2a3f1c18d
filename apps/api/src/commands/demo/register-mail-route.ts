import { MAIL_WEBHOOK_USER, mailWebhookPassword } from '@kept/channels/mail-webhook-password';

interface MailRoute {
  readonly account_id: string;
  /** Where the carrier sandbox reaches us. */
  readonly url: string;
  /** The installation's secret key. */
  readonly secret: Buffer;
}

/** Tells the carrier sandbox where mail for the clinic goes. Safe to repeat; throws when the sandbox does not take it. */
export async function registerMailRoute(carrier_url: string, { account_id, url, secret }: MailRoute): Promise<void> {
  const answer = await fetch(`${carrier_url}/mail_routes/${account_id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      url: `${url}/v1/webhooks/email/${account_id}`,
      user: MAIL_WEBHOOK_USER,
      password: mailWebhookPassword({ account_id, secret }),
    }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`The carrier sandbox answered ${answer.status} to the clinic's mail route.`);
}
