import type { FastifyRequest } from 'fastify';
import type { SessionCookie } from '../access/session-cookie.ts';
import type { Visitor } from './open-session.ts';

/** Where a request comes from. */
export function visitorOf({ ip, headers }: FastifyRequest, cookie: SessionCookie): Visitor {
  return { address: ip, user_agent: headers['user-agent'], token: cookie.tokenIn(headers.cookie) };
}
