import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from '../api.module.ts';
import { openApiDocument } from '../reference/openapi-document.ts';

/**
 * `node dist/commands/print-openapi.js`: the description of the API, the same wherever it is made. Needs
 * no settings, no database and no Temporal: in a preview Nest knows the routes and makes nothing behind them.
 */
const app = await NestFactory.create<NestFastifyApplication>(ApiModule, new FastifyAdapter(), {
  preview: true,
  logger: false,
});
console.log(JSON.stringify(openApiDocument(app, { public_url: '/' }), null, 2));
