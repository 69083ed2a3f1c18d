import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

/** `status` is null when no answer came; `error` is Twilio's code and words, null for a 2xx answer. */
export type WebhookAnswer = {
  readonly status: number | null;
  readonly content_type: string | null;
  readonly body: string;
  readonly error: string | null;
  readonly ms: number;
};

/**
 * Calls a customer's URL once, signed: X-Twilio-Signature is the HMAC-SHA1 over the URL and the sorted form
 * (https://www.twilio.com/docs/usage/security). A fragment holds connection settings and is not part of the URL.
 * @param call.limit_ms the whole exchange may not take longer.
 */
export async function callWebhook(call: {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly auth_token: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly limit_ms: number;
}): Promise<WebhookAnswer> {
  const { method, parameters } = call;
  const started = performance.now();
  const form = new URLSearchParams(parameters);
  const bare = call.url.split('#')[0] ?? '';
  const url = method === 'GET' ? `${bare}${bare.includes('?') ? '&' : '?'}${form.toString()}` : bare;
  const took = (): number => Math.round(performance.now() - started);
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        'x-twilio-signature': getExpectedTwilioSignature(call.auth_token, url, method === 'GET' ? {} : parameters),
        'user-agent': 'TwilioProxy/1.1',
        accept: '*/*',
        ...(method === 'GET' ? {} : { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
      },
      ...(method === 'GET' ? {} : { body: form.toString() }),
      signal: AbortSignal.timeout(call.limit_ms),
    });
    return {
      status: answer.status,
      content_type: answer.headers.get('content-type'),
      body: await answer.text(),
      error: answer.ok ? null : `11200 HTTP retrieval failure: answered ${answer.status}`,
      ms: took(),
    };
  } catch (fault) {
    return { status: null, content_type: null, body: '', error: describe(fault, call.limit_ms), ms: took() };
  }
}

function describe(fault: unknown, limit_ms: number): string {
  if (fault instanceof DOMException && fault.name === 'TimeoutError')
    return `11200 HTTP retrieval failure: no answer in ${limit_ms} ms`;
  const cause = fault instanceof Error ? fault.cause : undefined;
  const words = cause instanceof Error && cause.message !== '' ? cause.message : String(fault);
  return `11205 HTTP connection failure: ${words}`;
}
