import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPrivateAddress } from './is-private-address.ts';
import { PRIVATE_ADDRESS, publicLookup } from './public-lookup.ts';
import { readRetryAfter } from './read-retry-after.ts';

/** What is kept of an answer, and what is read of it at all. */
const KEPT_OF_ANSWER = 1_000;
const MOST_BYTES = 64 * 1024;
const IDLE_MS = 4_000;

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly timeout_ms: number;
  /** Whether it may lead into our own network, as in the sandbox. */
  readonly reach: 'internet' | 'anywhere';
}

/** What came of it. Only 2xx is a success: a redirect is not followed. */
export interface WebhookOutcome {
  /** Null: no answer came. */
  readonly status_code: number | null;
  /** Null: delivered. Stable: `status_500`, `redirected`, `timed_out`, `private_address`, `no_answer`. */
  readonly error_code: string | null;
  /** The first part of the answer. */
  readonly answer: string | null;
  /** How long it asks to be left alone; null: it does not say. */
  readonly retry_after_ms: number | null;
}

const pool = { keepAlive: true, timeout: IDLE_MS, maxSockets: 64 };
const agents = {
  internet: {
    'http:': new http.Agent({ ...pool, lookup: publicLookup }),
    'https:': new https.Agent({ ...pool, lookup: publicLookup }),
  },
  anywhere: { 'http:': new http.Agent(pool), 'https:': new https.Agent(pool) },
} as const;

/** Posts a webhook, or what else goes to an address that somebody named, once. Never throws; no more than `timeout_ms` passes. */
export async function postWebhook(given: WebhookRequest): Promise<WebhookOutcome> {
  const url = new URL(given.url);
  // an address is looked up nowhere
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  if (given.reach === 'internet' && isIP(host) !== 0 && isPrivateAddress(host)) return failed('private_address');
  return await new Promise((resolve) => {
    const options = {
      method: 'POST',
      headers: { ...given.headers, 'content-length': String(Buffer.byteLength(given.body)) },
    };
    const secure = url.protocol === 'https:';
    const request = secure
      ? https.request(url, { ...options, agent: agents[given.reach]['https:'] })
      : http.request(url, { ...options, agent: agents[given.reach]['http:'] });
    const settle = (outcome: WebhookOutcome): void => {
      clearTimeout(limit);
      resolve(outcome);
    };
    const limit = setTimeout(() => {
      settle(failed('timed_out'));
      request.destroy();
    }, given.timeout_ms);
    request.on('error', (error) => settle(failed(reasonOf(error))));
    request.on('response', (response) => {
      let answer = '';
      let bytes = 0;
      const end = (): void => settle(outcomeOf(response, answer));
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (answer.length < KEPT_OF_ANSWER) answer += chunk.toString('utf8');
        // what it said is known; the rest is nobody's
        if (bytes > MOST_BYTES) {
          end();
          request.destroy();
        }
      });
      response.on('error', end);
      response.on('end', end);
    });
    request.end(given.body);
  });
}

function outcomeOf({ statusCode = 0, headers }: http.IncomingMessage, answer: string): WebhookOutcome {
  const redirected = statusCode >= 300 && statusCode < 400;
  return {
    status_code: statusCode,
    error_code: statusCode >= 200 && statusCode < 300 ? null : redirected ? 'redirected' : `status_${statusCode}`,
    // a NUL is nothing that PostgreSQL can keep
    answer: answer.slice(0, KEPT_OF_ANSWER).replaceAll('\u0000', '').toWellFormed(),
    retry_after_ms: readRetryAfter(headers['retry-after'], Date.now()),
  };
}

const failed = (error_code: string): WebhookOutcome => ({
  status_code: null,
  error_code,
  answer: null,
  retry_after_ms: null,
});

const NAMES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'unknown_host',
  EAI_AGAIN: 'unknown_host',
  ECONNREFUSED: 'refused',
  [PRIVATE_ADDRESS]: 'private_address',
};

function reasonOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/CERT|TLS|SSL|SELF_SIGNED|LEAF/.test(code)) return 'bad_certificate';
  return NAMES[code] ?? 'no_answer';
}
