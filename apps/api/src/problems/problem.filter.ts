import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { problemOf } from './problem-of.ts';

/** Ends every failed request with problem+json (RFC 9457) and logs what nobody foresaw. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const { headers = {}, more = {}, status, ...content } = problemOf(error);
    if (status >= 500) this.log.error({ err: error, path: request.routeOptions.url, status }, content.title);
    if (reply.sent) return;
    reply
      .status(status)
      .headers({ ...headers, 'cache-control': 'no-store' })
      .type('application/problem+json')
      .send({ type: `urn:kept:problem:${content.code}`, status, ...content, ...more });
  }
}
