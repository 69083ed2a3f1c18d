import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callers } from './callers.ts';

/** Injects who is asking into a route that wants a key or a session. */
export const FromCaller = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  callers.of(context.switchToHttp().getRequest<FastifyRequest>()),
);
