import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problemSchema } from '../problems/problem.schema.ts';

/** Describes what a route answers: its own schema at `status`, and problems for everything else. */
export function Answers({
  status = 200,
  schema,
  description,
}: {
  readonly status?: number;
  readonly schema?: z.ZodType;
  readonly description: string;
}) {
  return applyDecorators(
    ApiResponse({ status, description, ...(schema === undefined ? {} : { standardSchema: schema }) }),
    ApiResponse({ status: '4XX', description: 'Something about the request', standardSchema: problemSchema }),
    ApiResponse({
      status: 503,
      description: 'The database is away; try again after Retry-After',
      standardSchema: problemSchema,
    }),
  );
}
