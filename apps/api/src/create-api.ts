import fastifyMultipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import type { Settings } from '@kept/settings/settings';
import { ApiModule } from './api.module.ts';
import { compressAnswers } from './http/compress-answers.ts';
import { logRequests } from './http/log-requests.ts';
import { readJson } from './http/read-json.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { servePageFiles } from './pages/serve-page-files.ts';
import { ApiDescription } from './reference/api-description.ts';
import { openApiDocument } from './reference/openapi-document.ts';
import { leaveMailBodies } from './webhooks/leave-mail-bodies.ts';

const BODY_LIMIT = 1024 * 1024;
/**
 * As long as Node takes a whole head to be: what is too long for its schema is refused by that, and a client's link that
 * leads nowhere gets the one page, however long it is.
 */
const LONGEST_PARAMETER = 16 * 1024;

/** The API, ready to listen. The raw body is kept because signatures are over bytes, not over what a parser makes of them. */
export async function createApi(settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: settings.trust_proxy.length === 0 ? false : [...settings.trust_proxy],
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: LONGEST_PARAMETER },
  });
  addSecurityHeaders(adapter.getInstance(), settings);
  logRequests(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, adapter, { rawBody: true, bufferLogs: true });
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, (_request, body, done) =>
    done(null, readJson(body)),
  );
  await app.register(fastifyMultipart);
  leaveMailBodies(adapter.getInstance());
  app.useLogger(app.get(Logger));
  await compressAnswers(app);
  await servePageFiles(app);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  app.get(ApiDescription).set(openApiDocument(app, settings));
  return app;
}
