import type { FastifyInstance } from 'fastify';

/** Nothing this API answers is a page, but for the reference, which sets its own policy. */
const POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers every answer carries (reliability.md, security). HSTS only when clients reach us over https. */
export function addSecurityHeaders(server: FastifyInstance, { public_url }: { readonly public_url: string }): void {
  const transport = public_url.startsWith('https:')
    ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : {};
  server.addHook('onRequest', async (request, reply) => {
    // answers to people and programs; files say themselves how long they keep
    if (/^\/(v1|screens)\//.test(request.url)) reply.header('cache-control', 'no-store');
    reply.headers({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      ...transport,
    });
  });
}
