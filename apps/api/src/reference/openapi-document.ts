import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

/** The API as OpenAPI 3.1, made from the schemas that check requests. */
export function openApiDocument(app: INestApplication, { public_url }: { readonly public_url: string }): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Kept API')
    .setDescription(
      'Appointments in, reminders out, answers understood. Errors are problem+json (RFC 9457) with a stable `code`.',
    )
    .setVersion('1')
    .addServer(public_url)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' })
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'Email address and API key' })
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
  return document;
}
