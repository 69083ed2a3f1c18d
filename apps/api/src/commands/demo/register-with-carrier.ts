/** What the carrier sandbox needs to know of the clinic. */
export interface CarrierAccount {
  readonly account_sid: string;
  readonly auth_token: string;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  /** Where incoming texts go. */
  readonly sms_url: string;
}

/** Gives the clinic its account and number at the carrier sandbox. Safe to repeat; throws when the sandbox does not take it. */
export async function registerWithCarrier(carrier_url: string, account: CarrierAccount): Promise<void> {
  const { account_sid, auth_token, name, phone, sms_url } = account;
  await put(`${carrier_url}/accounts/${account_sid}`, { auth_token, friendly_name: name });
  await put(`${carrier_url}/accounts/${account_sid}/numbers/${encodeURIComponent(phone)}`, {
    sms_url,
    carrier_answers_opt_out: false,
  });
}

async function put(url: string, body: unknown): Promise<void> {
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`The carrier sandbox answered ${answer.status} to ${new URL(url).pathname}.`);
}
