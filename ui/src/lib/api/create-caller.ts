import { givenUp, refusedInBetween, unreachable } from './problem.ts';
import type { Reachability } from './reachability.ts';
import type { SessionGate } from './session-gate.ts';
import type { SlowCalls } from './slow-calls.ts';

interface Parts {
  readonly send: (request: Request) => Promise<Response>;
  readonly reachability: Reachability;
  readonly gate: SessionGate;
  readonly slow: SlowCalls;
}

type Sent =
  | { readonly what: 'answer'; readonly response: Response }
  /** `says`: the API's own words for it, when it still had some. */
  | { readonly what: 'nobody'; readonly says: Response | null };

/** One failure may be a connection that broke just now; only a second one in a row is told. */
const QUIET_RETRY_MS = 300;

/** A read that has no answer by then is asked again; writes are waited for, some take a minute. */
const READ_MS = 30_000;

const SAFE = new Set(['GET', 'HEAD']);
/** The last one is what a route that takes keys as well says when no cookie came. */
const GONE_SESSION = new Set(['session_missing', 'session_expired', 'key_missing']);

/** The code of a problem, or null when the answer is none. The answer can still be read. */
async function codeOf(response: Response): Promise<string | null> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return null;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : null;
}

/** The answer with all of its body: one that breaks off midway counts as none. */
async function whole(response: Response): Promise<Response> {
  const body = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/**
 * The `fetch` of the API's client, where all that can befall a call is seen to. A read that finds nobody waits until
 * the API is back; a write fails with a problem and is offered again by its page. A call of a session that has ended
 * waits until the person has signed in again. It always ends in an answer, never in an exception.
 */
export function createCaller({ send, reachability, gate, slow }: Parts): (request: Request) => Promise<Response> {
  async function sendOnce(request: Request): Promise<Sent> {
    const patience = new AbortController();
    const timer = SAFE.has(request.method) ? setTimeout(() => patience.abort(), READ_MS) : undefined;
    const done = slow.begin();
    try {
      const signal = AbortSignal.any([request.signal, patience.signal]);
      return await judged(await whole(await send(new Request(request.clone(), { signal }))));
    } catch {
      return { what: 'nobody', says: null };
    } finally {
      done();
      clearTimeout(timer);
    }
  }

  async function judged(response: Response): Promise<Sent> {
    // A page where data was asked for: a wall that wants a sign-in of its own stands in between.
    if (response.ok && (response.headers.get('content-type') ?? '').startsWith('text/html')) {
      return { what: 'nobody', says: null };
    }
    if (response.ok) return { what: 'answer', response };
    const code = await codeOf(response);
    if (code === 'database_unavailable') return { what: 'nobody', says: response };
    if (code !== null) return { what: 'answer', response };
    return response.status >= 502 && response.status <= 504
      ? { what: 'nobody', says: null }
      : { what: 'answer', response: refusedInBetween(response.status) };
  }

  async function isSessionGone(response: Response): Promise<boolean> {
    if (response.status !== 401 || !gate.is_signed_in) return false;
    return GONE_SESSION.has((await codeOf(response)) ?? '');
  }

  return async function call(request) {
    let failures = 0;
    for (;;) {
      const sent = await sendOnce(request);
      if (request.signal.aborted) return givenUp();
      if (sent.what === 'answer') {
        reachability.answered();
        if (!(await isSessionGone(sent.response)) || (await gate.ask()) === 'left') return sent.response;
      } else if (!SAFE.has(request.method)) {
        reachability.failed();
        return sent.says ?? unreachable(request);
      } else if ((failures += 1) === 1) {
        await pause(QUIET_RETRY_MS);
      } else {
        reachability.failed();
        await reachability.back(request.signal);
        if (request.signal.aborted) return givenUp();
      }
    }
  };
}
