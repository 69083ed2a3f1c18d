import http from 'node:http';
import https from 'node:https';
import RequestClient from 'twilio/lib/base/RequestClient.js';
import { RateLimited } from './rate-limited.ts';
import { readRetryAfter } from './read-retry-after.ts';
import { TransportFailure } from './transport-failure.ts';

/** Idle connections close before the provider's side would, so that a send never meets a closing one. */
const IDLE_MS = 4_000;
const MOST_CONNECTIONS = 100;
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

const pool = { keepAlive: true, timeout: IDLE_MS, maxSockets: MOST_CONNECTIONS };
const agents = { 'http:': new http.Agent(pool), 'https:': new https.Agent(pool) } as const;

type Answer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly text: string };

/**
 * The twilio package's HTTP client, of our own because whether a message may have gone out hangs on one thing the
 * package's client does not tell: whether the connection stood when the call broke. Nothing is retried.
 */
export class TwilioHttpClient extends RequestClient {
  readonly #base_url: string | null;
  readonly #timeout_ms: number;

  /** @param given.base_url where to go instead of Twilio's own host, null for Twilio. */
  constructor(given: { readonly base_url: string | null; readonly timeout_ms: number }) {
    super({ timeout: given.timeout_ms });
    this.#base_url = given.base_url;
    this.#timeout_ms = given.timeout_ms;
  }

  /** @throws TransportFailure when no whole answer came, RateLimited on 429. */
  override async request<Data>(
    asked: RequestClient.RequestOptions<Data>,
  ): ReturnType<typeof RequestClient.prototype.request<Data>> {
    const form = asked.data === undefined || asked.data === null ? null : encode(asked.data).toString();
    const answer = await exchange({
      url: this.#locate(asked.uri, asked.params),
      method: asked.method,
      timeout_ms: this.#timeout_ms,
      body: form,
      headers: {
        ...asked.headers,
        ...(asked.username === undefined || asked.password === undefined
          ? {}
          : { authorization: `Basic ${Buffer.from(`${asked.username}:${asked.password}`).toString('base64')}` }),
        ...(form === null ? {} : { 'content-length': String(Buffer.byteLength(form)) }),
      },
    });
    if (answer.status === 429) throw new RateLimited(readRetryAfter(answer.headers['retry-after'], Date.now()));
    const body: Data = JSON.parse(asJson(answer));
    return { statusCode: answer.status, body, headers: answer.headers };
  }

  #locate(uri: string, parameters: object | undefined): URL {
    const url = new URL(uri);
    for (const [name, value] of encode(parameters ?? {})) url.searchParams.append(name, value);
    if (this.#base_url === null) return url;
    return new URL(url.pathname + url.search, this.#base_url);
  }
}

/** An error page that is no JSON still has its status; a success that is no JSON leaves the outcome open. */
function asJson(answer: Answer): string {
  try {
    JSON.parse(answer.text);
    return answer.text;
  } catch {
    if (answer.status >= 300) return 'null';
    throw new TransportFailure(`the provider answered ${answer.status} with something that is not JSON`, {
      reached: true,
    });
  }
}

function encode(data: object): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) form.append(name, String(one));
    }
  }
  return form;
}

function exchange(call: {
  readonly url: URL;
  readonly method: string;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: string | null;
  readonly timeout_ms: number;
}): Promise<Answer> {
  const { url, method, headers } = call;
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    let reached = false;
    const request = secure
      ? https.request(url, { method, headers, agent: agents['https:'] })
      : http.request(url, { method, headers, agent: agents['http:'] });
    const limit = setTimeout(() => {
      request.destroy(new Error(`no answer in ${call.timeout_ms} ms`));
    }, call.timeout_ms);
    const fail = (cause: Error): void => {
      clearTimeout(limit);
      request.destroy();
      reject(new TransportFailure(describe(cause), { reached, cause }));
    };
    request.on('socket', (socket) => {
      if (!socket.connecting) {
        reached = true;
        return;
      }
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        reached = true;
      });
    });
    request.on('error', fail);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > LARGEST_ANSWER_BYTES) fail(new Error('the answer is too long'));
      });
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(limit);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.end(call.body ?? undefined);
  });
}

/** Several addresses tried make an AggregateError with an empty message. */
function describe(cause: Error): string {
  if (cause.message !== '') return cause.message;
  return cause instanceof AggregateError ? cause.errors.map(String).join('; ') : cause.name;
}
