import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callers } from './callers.ts';

/** Injects who is signed in into a route that wants a session. */
export const FromSession = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const caller = callers.of(context.switchToHttp().getRequest<FastifyRequest>());
  if (caller.via !== 'session') throw new Error('this route lets keys in and asks for a session');
  return caller;
});
