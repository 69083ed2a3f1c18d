import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { connectionSettings, type Failure } from './connection-settings.ts';

/** `status` is null when no answer came; `error` is Twilio's code and words, null for a 2xx answer. */
export type WebhookAnswer = {
  readonly status: number | null;
  readonly content_type: string | null;
  readonly body: string;
  readonly error: string | null;
  readonly ms: number;
};

type Call = {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly auth_token: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly limit_ms: number;
};

/**
 * Calls a customer's URL, signed: X-Twilio-Signature is the HMAC-SHA1 over the URL and the sorted form
 * (https://www.twilio.com/docs/usage/security). A fragment holds connection settings and is not part of the URL; they say
 * what is tried again, each try with the same I-Twilio-Idempotency-Token.
 * @param call.limit_ms all the tries together may not take longer.
 */
export async function callWebhook(call: Call): Promise<WebhookAnswer> {
  const settings = connectionSettings(call.url, call.limit_ms);
  const token = randomUUID();
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  for (let retries = settings.retries; ; retries -= 1) {
    const left_ms = Math.max(settings.total_timeout_ms - took(), 1);
    const limit_ms = Math.min(settings.read_timeout_ms, left_ms);
    const { failure, ...answer } = await callOnce({ ...call, limit_ms }, token);
    const may_help = failure !== null && settings.retried.includes(failure);
    if (!may_help || retries === 0 || took() >= settings.total_timeout_ms) return { ...answer, ms: took() };
  }
}

async function callOnce(
  call: Call,
  token: string,
): Promise<Omit<WebhookAnswer, 'ms'> & { readonly failure: Failure | null }> {
  const { method, parameters } = call;
  const form = new URLSearchParams(parameters);
  const bare = call.url.split('#')[0] ?? '';
  const url = method === 'GET' ? `${bare}${bare.includes('?') ? '&' : '?'}${form.toString()}` : bare;
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        'x-twilio-signature': getExpectedTwilioSignature(call.auth_token, url, method === 'GET' ? {} : parameters),
        'i-twilio-idempotency-token': token,
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
      failure: answer.ok ? null : answer.status >= 500 ? '5xx' : '4xx',
    };
  } catch (fault) {
    const error = describe(fault, call.limit_ms);
    return { status: null, content_type: null, body: '', error, failure: isUnconnected(fault) ? 'ct' : 'rt' };
  }
}

/** Whether nobody took the connection, rather than took it and did not answer. */
function isUnconnected(fault: unknown): boolean {
  const cause = fault instanceof Error ? fault.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    code,
  );
}

function describe(fault: unknown, limit_ms: number): string {
  if (fault instanceof DOMException && fault.name === 'TimeoutError')
    return `11200 HTTP retrieval failure: no answer in ${limit_ms} ms`;
  const cause = fault instanceof Error ? fault.cause : undefined;
  const words = cause instanceof Error && cause.message !== '' ? cause.message : String(fault);
  return `11205 HTTP connection failure: ${words}`;
}
