import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.ts';

const known = new WeakMap<FastifyRequest, Caller>();

/** Who sent each request, as the guard found out; kept beside the request rather than written onto it. */
export const callers = {
  remember: (request: FastifyRequest, caller: Caller): void => {
    known.set(request, caller);
  },
  /** Null where the route asks for nobody. */
  find: (request: FastifyRequest): Caller | null => known.get(request) ?? null,
  /** Throws when the guard let a request through without one: a route asks for a caller its access rule does not give. */
  of: (request: FastifyRequest): Caller => {
    const caller = known.get(request);
    if (caller === undefined) throw new Error('this route has no caller');
    return caller;
  },
} as const;
