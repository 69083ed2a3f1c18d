import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiError } from '../rest/api-error.ts';
import { BadRequest } from './bad-request.ts';

/** Answers what a route threw: Twilio's shape under /2010-04-01, elsewhere `{status, problems: [{field, message}]}`. */
export function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof BadRequest)
    return reply.code(error.status).send({ status: error.status, problems: error.problems });
  const status = statusOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (status >= 500) request.log.error({ error: message, path: request.url }, 'request failed');
  if (!request.url.startsWith('/2010-04-01/'))
    return reply.code(status).send({ status, problems: [{ field: '', message }] });
  if (status >= 500) return reply.code(500).send(apiError(20500).body);
  const code = 20001;
  return reply.code(status).send({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' ? status : 500;
}
