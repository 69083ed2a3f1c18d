import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCaller } from './create-caller.ts';
import { problemResponse } from './problem.ts';
import { Reachability } from './reachability.ts';
import { SessionGate } from './session-gate.ts';
import { SlowCalls } from './slow-calls.ts';

type Answer = (request: Request) => Response | Promise<Response>;

const broken = (): never => {
  throw new TypeError('Failed to fetch');
};
const fine = (): Response => Response.json({ fine: true });
const expired = (): Response => problemResponse({ status: 401, code: 'session_expired', title: 'Expired' });
const away = (): Response => problemResponse({ status: 503, code: 'database_unavailable', title: 'Away' });

/** A page whose network answers in turn; the last answer stays. */
function page(...answers: readonly Answer[]) {
  const asked: { readonly method: string; readonly body: string }[] = [];
  const up = { is: true };
  const reachability = new Reachability({ probe: async () => up.is, chance: () => 0.5 });
  const gate = new SessionGate();
  const slow = new SlowCalls();
  const call = createCaller({
    reachability,
    gate,
    slow,
    send: async (request) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)] ?? fine;
      asked.push({ method: request.method, body: await request.clone().text() });
      return answer(request);
    },
  });
  return { asked, up, reachability, gate, slow, call };
}

const read = (signal?: AbortSignal): Request =>
  new Request('http://kept.test/v1/events', signal === undefined ? {} : { signal });
const write = (headers: Readonly<Record<string, string>> = {}): Request =>
  new Request('http://kept.test/v1/events', { method: 'POST', body: '{"title":"Visit"}', headers });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an API that cannot be reached', () => {
  it('is asked once more before anything is said', async () => {
    const { call, asked, reachability } = page(broken, fine);
    const answer = call(read());
    await vi.advanceTimersByTimeAsync(300);
    expect((await answer).status).toBe(200);
    expect(asked).toHaveLength(2);
    expect(reachability.is_down).toBe(false);
  });

  it('keeps a read waiting and answers it when it is back', async () => {
    const { call, up, reachability } = page(broken, broken, fine);
    up.is = false;
    const answer = call(read());
    await vi.advanceTimersByTimeAsync(400);
    expect(reachability.is_down).toBe(true);
    up.is = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await (await answer).json()).toEqual({ fine: true });
    expect(reachability.is_down).toBe(false);
  });

  it('is told once however many calls find nobody', async () => {
    const { call, up, reachability } = page(broken);
    up.is = false;
    let told = 0;
    reachability.onChange(() => (told += 1));
    void call(read());
    void call(read());
    void call(write());
    await vi.advanceTimersByTimeAsync(400);
    expect(told).toBe(1);
  });

  it('fails a write at once, so that the person can offer it again', async () => {
    const { call, asked, reachability } = page(broken);
    const answer = await call(write());
    expect(await answer.json()).toMatchObject({ code: 'unreachable', status: 503 });
    expect(asked).toHaveLength(1);
    expect(reachability.is_down).toBe(true);
  });

  it.each([
    [{}, 'look before you try again'],
    [{ 'idempotency-key': 'k' }, 'not be done twice'],
  ])('says of a write with %o: %s', async (headers, words) => {
    const { call } = page(broken);
    expect((await (await call(write(headers))).json()).detail).toContain(words);
  });

  it('passes on what the API itself says of its database', async () => {
    const { call, reachability } = page(away);
    expect(await (await call(write())).json()).toMatchObject({ code: 'database_unavailable' });
    expect(reachability.is_down).toBe(true);
  });

  it('is not what another 503 says', async () => {
    const { call, reachability } = page(() =>
      problemResponse({ status: 503, code: 'carrier_unavailable', title: 'No carrier' }),
    );
    expect(await (await call(read())).json()).toMatchObject({ code: 'carrier_unavailable' });
    expect(reachability.is_down).toBe(false);
  });

  it('is what a gateway says that finds nobody behind it', async () => {
    const { call, reachability } = page(() => new Response('<html>Bad gateway', { status: 502 }));
    expect(await (await call(write())).json()).toMatchObject({ code: 'unreachable' });
    expect(reachability.is_down).toBe(true);
  });

  it('is what a page in the place of data means', async () => {
    const wall = (): Response => new Response('<html>', { headers: { 'content-type': 'text/html' } });
    const { call } = page(wall);
    expect(await (await call(write())).json()).toMatchObject({ code: 'unreachable' });
  });

  it('is what an answer means that breaks off midway', async () => {
    const torn = (): Response =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.error(new TypeError('network error')),
        }),
        { headers: { 'content-type': 'application/json' } },
      );
    const { call } = page(torn, fine);
    const answer = call(read());
    await vi.advanceTimersByTimeAsync(300);
    expect(await (await answer).json()).toEqual({ fine: true });
  });

  it('is taken for gone when a read has no answer in half a minute', async () => {
    const silent = (request: Request): Promise<Response> =>
      new Promise((_, fail) => {
        request.signal.addEventListener('abort', () => fail(new TypeError('aborted')));
      });
    const { call, asked } = page(silent, fine);
    const answer = call(read());
    await vi.advanceTimersByTimeAsync(30_300);
    expect((await answer).status).toBe(200);
    expect(asked).toHaveLength(2);
  });

  it('lets go of a read that its page gave up', async () => {
    const { call, up } = page(broken);
    up.is = false;
    const leaving = new AbortController();
    const answer = call(read(leaving.signal));
    await vi.advanceTimersByTimeAsync(400);
    leaving.abort();
    expect(await (await answer).json()).toMatchObject({ code: 'given_up' });
  });
});

describe('a session that has ended', () => {
  it('is asked for again, and the call is repeated with what was typed', async () => {
    const { call, gate, asked } = page(expired, fine);
    gate.signedIn('sam');
    const answer = call(write());
    await vi.advanceTimersByTimeAsync(0);
    expect(gate.is_asking).toBe(true);
    gate.signedIn('sam');
    expect((await answer).status).toBe(200);
    expect(asked.map(({ body }) => body)).toEqual(['{"title":"Visit"}', '{"title":"Visit"}']);
    expect(gate.is_asking).toBe(false);
  });

  it('repeats nothing for somebody else', async () => {
    const { call, gate, asked } = page(expired, fine);
    gate.signedIn('sam');
    const answer = call(write());
    await vi.advanceTimersByTimeAsync(0);
    gate.signedIn('ada');
    expect((await answer).status).toBe(401);
    expect(asked).toHaveLength(1);
  });

  it('fails the call when the person would rather not', async () => {
    const { call, gate } = page(expired);
    gate.signedIn('sam');
    const answer = call(read());
    await vi.advanceTimersByTimeAsync(0);
    gate.signedOut();
    expect(await (await answer).json()).toMatchObject({ code: 'session_expired' });
  });

  it('is no news before anybody signed in', async () => {
    const { call, gate } = page(expired);
    expect((await call(read())).status).toBe(401);
    expect(gate.is_asking).toBe(false);
  });

  it('is told apart from a wrong password', async () => {
    const { call, gate } = page(() => problemResponse({ status: 401, code: 'wrong_credentials', title: 'Wrong' }));
    gate.signedIn('sam');
    expect((await call(write())).status).toBe(401);
    expect(gate.is_asking).toBe(false);
  });
});

describe('a slow call', () => {
  it('shows after 400 ms and no longer than it takes', async () => {
    const { call, slow } = page(() => new Promise((done) => setTimeout(() => done(fine()), 1_000)));
    const answer = call(read());
    await vi.advanceTimersByTimeAsync(399);
    expect(slow.is_waiting).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(slow.is_waiting).toBe(true);
    await vi.advanceTimersByTimeAsync(600);
    await answer;
    expect(slow.is_waiting).toBe(false);
  });
});

it('puts a refusal from in between into words', async () => {
  const { call } = page(() => new Response('too large', { status: 413 }));
  expect(await (await call(write())).json()).toMatchObject({ code: 'refused_in_between', status: 413 });
});
