import type { FastifyInstance } from 'fastify';

/**
 * Leaves posted mails unread until the route knows who posts them; it reads them itself, within its own limit. Forms
 * with files are left so already.
 */
export function leaveMailBodies(server: FastifyInstance): void {
  server.addContentTypeParser('message/rfc822', (_request, _body, done) => done(null));
}
