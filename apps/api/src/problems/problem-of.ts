import { HttpException } from '@nestjs/common';
import { isDatabaseAway } from './is-database-away.ts';
import { Problem, type ProblemContent } from './problem.ts';

const TOO_LARGE: Omit<ProblemContent, 'status'> = {
  code: 'body_too_large',
  title: 'The body is larger than 1 MB',
  detail: 'Send it in parts; the 10,000 recipients that a broadcast may have fit.',
};

const FASTIFY: Readonly<Record<string, Omit<ProblemContent, 'status'>>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: TOO_LARGE,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported_media_type',
    title: 'This content type is not understood',
    detail: 'Send application/json.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'broken_body', title: 'The body is not as long as announced' },
};

const BY_STATUS: Readonly<Record<number, Omit<ProblemContent, 'status'>>> = {
  400: { code: 'broken_request', title: 'The request cannot be read' },
  404: { code: 'no_such_route', title: 'There is nothing at this address' },
  405: { code: 'method_not_allowed', title: 'This method is not offered here' },
  413: TOO_LARGE,
  415: { code: 'unsupported_media_type', title: 'This content type is not understood' },
  429: { code: 'too_many_requests', title: 'Too many requests', detail: 'Wait as long as Retry-After says.' },
};

const DATABASE_AWAY: ProblemContent = {
  status: 503,
  code: 'database_unavailable',
  title: 'The database cannot be reached',
  detail: 'Nothing was stored. Try again in a moment.',
  headers: { 'retry-after': '5' },
};

const FAULT: ProblemContent = {
  status: 500,
  code: 'internal_error',
  title: 'Something went wrong on our side',
  detail: 'It has been logged. Trying again may help.',
};

const statusOf = (error: unknown): number | null => {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  return null;
};

/** The answer an error ends in. Anything not foreseen is a 500 that tells nothing of the inside. */
export function problemOf(error: unknown): ProblemContent {
  if (error instanceof Problem) return error.content;
  if (isDatabaseAway(error)) return DATABASE_AWAY;
  const status = statusOf(error);
  if (status === null || status < 400 || status >= 500) return FAULT;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = FASTIFY[code] ?? BY_STATUS[status] ?? { code: 'refused', title: 'The request was refused' };
  return { status, ...known };
}
