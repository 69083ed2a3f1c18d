import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problemSchema } from '../problems/problem.schema.ts';

/**
 * Describes what a route answers: its own schema at `status`, and problems for everything else. `problems` names
 * those, by status, that carry members a program reads, such as the event as it is now with a 412.
 */
export function Answers({
  status = 200,
  schema,
  description,
  problems = {},
}: {
  readonly status?: number;
  readonly schema?: z.ZodType;
  readonly description: string;
  readonly problems?: Readonly<Record<number, z.ZodType>>;
}) {
  return applyDecorators(
    ApiResponse({ status, description, ...(schema === undefined ? {} : { standardSchema: schema }) }),
    ...Object.entries(problems).map(([code, problem]) =>
      ApiResponse({ status: Number(code), description: 'Something about the request', standardSchema: problem }),
    ),
    ApiResponse({ status: '4XX', description: 'Something about the request', standardSchema: problemSchema }),
    ApiResponse({
      status: 503,
      description: 'The database is away; try again after Retry-After',
      standardSchema: problemSchema,
    }),
  );
}
