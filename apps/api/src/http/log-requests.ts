import type { FastifyInstance } from 'fastify';
import { PinoLogger } from 'nestjs-pino';

/**
 * One line for each answer: the route as declared, never the address asked for, which may hold somebody's number
 * (reliability.md: logs redact). Probes and the pages' files are left out.
 */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const { url: route = 'none' } = request.routeOptions;
    if (/^\/(health|_app)/.test(route)) return;
    const { statusCode: status, elapsedTime } = reply;
    PinoLogger.root.info(
      { request: request.id, method: request.method, route, status, ms: Math.round(elapsedTime) },
      'answered',
    );
  });
}
