import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account, AccountStore } from '../accounts/account-store.ts';
import type { FaultStore } from '../faults/fault-store.ts';
import type { RequestLog } from '../requests/request-log.ts';
import { apiError } from './api-error.ts';
import type { RestAnswer } from './rest-answer.ts';
import type { RestRoute } from './rest-route.ts';

type Needs = {
  readonly accounts: AccountStore;
  readonly faults: FaultStore;
  readonly requests: RequestLog;
  readonly routes: readonly RestRoute[];
};

/** What happens to a connection that gets no answer. */
type Silence = 'hang' | 'reset';

const pathParameters = z.record(z.string(), z.string());

/** Serves the Twilio-shaped API under /2010-04-01: sign-in, faults and the request log are the same for every route. */
export function serveRest(app: FastifyInstance, needs: Needs): void {
  for (const route of needs.routes) {
    app.route({
      method: route.method,
      url: route.url,
      handler: (request, reply) => serve({ request, reply, route, needs }),
    });
  }
  const unknown: Pick<RestRoute, 'act'> = { act: ({ path }) => apiError(20404, path) };
  app.all('/2010-04-01/*', (request, reply) => serve({ request, reply, route: unknown, needs }));
}

async function serve(given: {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly route: Pick<RestRoute, 'act'>;
  readonly needs: Needs;
}): Promise<FastifyReply> {
  const { request, reply, needs } = given;
  const { pathname: path, searchParams: query } = new URL(request.url, 'http://carrier');
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const to = form.get('To') ?? query.get('To');
  const logged = needs.requests.received({ method: request.method, path, to });

  const latency = needs.faults.take({ kinds: ['latency'], path, to });
  if (latency !== null) await wait(latency.ms);
  const outcome = decide({ ...given, path, query, form, to });
  if (outcome === 'hang') return reply.hijack();
  if (outcome === 'reset') {
    reply.hijack();
    request.raw.socket.resetAndDestroy();
    return reply;
  }
  needs.requests.answered(logged, outcome.status);
  if (outcome.retry_after !== undefined) void reply.header('retry-after', String(outcome.retry_after));
  if (outcome.status === 401) void reply.header('www-authenticate', 'Basic realm="Twilio API"');
  if (outcome.content_type !== undefined) void reply.type(outcome.content_type);
  return reply.code(outcome.status).send(outcome.body);
}

function decide(given: {
  readonly request: FastifyRequest;
  readonly route: Pick<RestRoute, 'act'>;
  readonly needs: Needs;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly to: string | null;
}): RestAnswer | Silence {
  const { path, query, form, to, needs } = given;
  const before = needs.faults.take({
    kinds: ['rate_limit', 'error_500', 'error_code', 'hang_before_accept', 'reset_before_accept'],
    path,
    to,
  });
  if (before?.kind === 'rate_limit') return { ...apiError(20429), retry_after: before.retry_after };
  if (before?.kind === 'error_500') return apiError(20500);
  if (before?.kind === 'error_code') return apiError(before.code, to ?? path);
  if (before !== null) return before.kind === 'hang_before_accept' ? 'hang' : 'reset';

  const parameters = pathParameters.parse(given.request.params);
  const account = signIn({
    header: given.request.headers.authorization,
    account_sid: parameters['account_sid'],
    accounts: needs.accounts,
  });
  if (account === null) return apiError(20003);
  const answer = given.route.act({ account, path, query, form, parameters });
  if (answer.status >= 300) return answer;

  const after = needs.faults.take({ kinds: ['hang_after_accept', 'reset_after_accept'], path, to });
  if (after === null) return answer;
  return after.kind === 'hang_after_accept' ? 'hang' : 'reset';
}

/** @param given.account_sid the account in the path, undefined on an unknown path; it must be the one that signs in. */
function signIn(given: {
  readonly header: string | undefined;
  readonly account_sid: string | undefined;
  readonly accounts: AccountStore;
}): Account | null {
  const credentials = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(given.header ?? '')?.[1];
  if (credentials === undefined) return null;
  const [sid = '', ...rest] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
  if (given.account_sid !== undefined && given.account_sid !== sid) return null;
  const account = given.accounts.find(sid);
  return account !== null && sameSecret(account.auth_token, rest.join(':')) ? account : null;
}

function sameSecret(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
