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
  for (const operation of operationsOf(document)) {
    for (const response of Object.values(operation.responses)) asProblem(response);
  }
  return document;
}

const operationSchema = z.object({ responses: z.record(z.string(), z.unknown()) });

function operationsOf(document: OpenAPIObject): readonly z.output<typeof operationSchema>[] {
  return Object.values(document.paths).flatMap((item) =>
    Object.values(item).flatMap((operation) => operationSchema.safeParse(operation).data ?? []),
  );
}

/** Problems have a content type of their own (RFC 9457), which the decorators do not know. */
function asProblem(response: unknown): void {
  if (typeof response !== 'object' || response === null || !('content' in response)) return;
  if (!JSON.stringify(response.content).includes('#/components/schemas/Problem')) return;
  response.content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
}
