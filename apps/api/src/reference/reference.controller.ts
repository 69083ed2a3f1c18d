import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Settings } from '@kept/settings/settings';
import { Access } from '../access/access.decorator.ts';
import { InjectSettings } from '../settings.provider.ts';
import { ApiDescription } from './api-description.ts';
import { ReferenceFiles } from './reference-files.ts';
import { REFERENCE_HTML, referencePolicy } from './reference-page.ts';

const A_DAY = 'public, max-age=86400';

@ApiExcludeController()
@Controller()
export class ReferenceController {
  constructor(
    private readonly description: ApiDescription,
    private readonly files: ReferenceFiles,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  @Access('public')
  @Get('openapi.json')
  openapi(): OpenAPIObject {
    return this.description.get();
  }

  @Access('public')
  @Get('reference')
  @Header('content-type', 'text/html; charset=utf-8')
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.header('content-security-policy', referencePolicy(this.settings.public_url));
    return REFERENCE_HTML;
  }

  @Access('public')
  @Get('reference/swagger-ui-bundle.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', A_DAY)
  script(): Buffer {
    return this.files.script;
  }

  @Access('public')
  @Get('reference/swagger-ui.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', A_DAY)
  style(): Buffer {
    return this.files.style;
  }
}
