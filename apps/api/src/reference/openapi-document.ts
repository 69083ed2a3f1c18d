import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { SessionCookie } from '../access/session-cookie.ts';

/** The API as OpenAPI 3.1, made from the schemas that check requests. */
export function openApiDocument(app: INestApplication, { public_url }: { readonly public_url: string }): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Kept API')
    .setDescription(
      'Appointments in, reminders out, answers understood. Errors are problem+json (RFC 9457) with a stable `code`.',
    )
    .setVersion('1')
    .addServer(public_url)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'kept_…', description: 'An API key' })
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'Email address and API key' })
    .addCookieAuth(app.get(SessionCookie).name, {
      type: 'apiKey',
      in: 'cookie',
      description: 'A session, of our own pages',
    })
    .build();
  const document = SwaggerModule.createDocument(
    app,
    { ...base, openapi: '3.1.0' },
    {
      operationIdFactory: (_controller, method) => method,
      standardSchemaConverter: (schema, { schemaType }) => {
        if (!(schema instanceof z.ZodType)) return undefined;
        const {
          $schema: _dialect,
          $defs: components,
          ...converted
        } = z.toJSONSchema(schema, {
          io: schemaType,
          target: 'draft-2020-12',
          unrepresentable: 'any',
        });
        return { schema: converted, ...(components === undefined ? {} : { components }) };
      },
    },
  );
  const operations = operationsOf(document);
  refuseSharedNames(operations);
  for (const operation of operations) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (/^[45]/.test(status)) asProblem(response);
    }
  }
  return document;
}

const operationSchema = z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) });

function operationsOf(document: OpenAPIObject): readonly z.output<typeof operationSchema>[] {
  return Object.values(document.paths).flatMap((item) =>
    Object.values(item).flatMap((operation) => operationSchema.safeParse(operation).data ?? []),
  );
}

/** An operation is named after the method of its controller, and so is the function that generated clients call it by. */
function refuseSharedNames(operations: readonly z.output<typeof operationSchema>[]): void {
  const names = operations.map(({ operationId }) => operationId);
  const shared = names.find((name, index) => names.indexOf(name) < index);
  if (shared === undefined) return;
  throw new Error(`two routes have a method called ${shared}: name one otherwise, clients know them by it`);
}

/** Problems have a content type of their own (RFC 9457), which the decorators do not know. */
function asProblem(response: unknown): void {
  if (typeof response !== 'object' || response === null || !('content' in response)) return;
  const { content } = response;
  if (typeof content !== 'object' || content === null || !('application/json' in content)) return;
  response.content = { 'application/problem+json': content['application/json'] };
}
