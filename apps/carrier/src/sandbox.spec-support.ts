import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient.js';
import { startCarrier, type Carrier } from './carrier.ts';

export const ACCOUNT = `AC${'0'.repeat(31)}1`;
export const TOKEN = 'the token of the account';
export const SENDER = '+15005550006';
export const PHONE = '+15005550123';

/** The twilio package's own HTTP client, only led to another host. */
class Redirected extends RequestClient {
  readonly #base_url: string;

  constructor(base_url: string) {
    super();
    this.#base_url = base_url;
  }

  override request<Data>(
    asked: RequestClient.RequestOptions<Data>,
  ): ReturnType<typeof RequestClient.prototype.request<Data>> {
    return super.request<Data>({ ...asked, uri: asked.uri.replace('https://api.twilio.com', this.#base_url) });
  }
}

export type Sandbox = {
  readonly carrier: Carrier;
  /** The real package, signed in as ACCOUNT unless told otherwise. */
  readonly twilio: (credentials?: { readonly sid: string; readonly token: string }) => twilio.Twilio;
  readonly control: (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<ControlAnswer>;
  readonly stop: () => Promise<void>;
};

export type ControlAnswer = { readonly status: number; readonly body: unknown };

/** A carrier of its own on free ports, with one account that owns SENDER. */
export async function startSandbox(
  options: Parameters<typeof startCarrier>[1] = { webhook_limit_ms: 500 },
): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-carrier-'));
  const carrier = await startCarrier(
    { host: '127.0.0.1', port: 0, smtp_port: 0, data: join(folder, 'carrier.db') },
    options,
  );
  const control: Sandbox['control'] = async (method, path, body) => {
    const answer = await fetch(carrier.url + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };
  await control('PUT', `/accounts/${ACCOUNT}`, { auth_token: TOKEN, friendly_name: 'Clinic' });
  await control('PUT', `/accounts/${ACCOUNT}/numbers/${SENDER}`, {});
  return {
    carrier,
    control,
    twilio: ({ sid, token } = { sid: ACCOUNT, token: TOKEN }) =>
      twilio(sid, token, { httpClient: new Redirected(carrier.url), accountSid: sid }),
    stop: async () => {
      await carrier.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
