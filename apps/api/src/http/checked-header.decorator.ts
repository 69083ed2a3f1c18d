import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { fieldErrorsOf } from '../problems/field-errors-of.ts';
import { invalidRequest } from '../problems/invalid-request.ts';

interface HeaderRule {
  /** In lower case. */
  readonly name: string;
  readonly schema: z.ZodType;
}

/** Injects a header, checked; null when it is not sent. */
export const CheckedHeader = createParamDecorator(
  ({ name, schema }: HeaderRule, context: ExecutionContext): unknown => {
    const given = context.switchToHttp().getRequest<FastifyRequest>().headers[name];
    if (given === undefined) return null;
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    throw invalidRequest(fieldErrorsOf(parsed.error.issues, 'parameter').map((error) => ({ ...error, field: name })));
  },
);
