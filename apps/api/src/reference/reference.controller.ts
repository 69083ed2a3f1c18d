import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import { ApiDescription } from './api-description.ts';

@ApiExcludeController()
@Controller()
export class ReferenceController {
  constructor(private readonly description: ApiDescription) {}

  @Access('public')
  @Get('openapi.json')
  openapi(): OpenAPIObject {
    return this.description.get().document;
  }

  @Access('public')
  @Get('reference')
  @Header('content-type', 'text/html; charset=utf-8')
  reference(@Res({ passthrough: true }) reply: FastifyReply): string {
    const { html, policy } = this.description.get().page;
    reply.header('content-security-policy', policy);
    return html;
  }
}
