import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { CheckedHeader } from '../http/checked-header.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { IF_MATCH } from '../http/if-match-header.ts';
import { ifMatchSchema } from '../http/if-match.schema.ts';
import {
  changeTemplateSchema,
  createTemplateSchema,
  listTemplatesSchema,
  templateChangedMeanwhileSchema,
  templateSchema,
  templatesSchema,
  type ChangeTemplate,
  type CreateTemplate,
  type ListTemplates,
  type TemplateAnswer,
  type TemplatesPage,
} from './templates.schema.ts';
import { TemplatesService } from './templates.service.ts';

@ApiTags('Templates')
@Controller('v1/templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Access({ key: 'templates:read' })
  @Get()
  @ApiOperation({ summary: 'Templates of the account', description: 'By channel and name, with what says them.' })
  @Answers({ schema: templatesSchema, description: 'A page of them' })
  async listTemplates(
    @FromCaller() caller: Caller,
    @Query({ schema: listTemplatesSchema }) query: ListTemplates,
  ): Promise<TemplatesPage> {
    return this.templates.list(caller, query);
  }

  @Access({ key: 'templates:read' })
  @Get(':id')
  @ApiOperation({ summary: 'One template' })
  @Answers({ schema: templateSchema, description: 'With what says it and what is wrong with it' })
  async readTemplate(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateAnswer> {
    return tagged(reply, await this.templates.read(caller, id));
  }

  @Access({ key: 'templates:write' })
  @Post()
  @ApiOperation({
    summary: 'Write a template',
    description:
      'Its words have the shape of an auto message’s content. One that could not be sent, such as with an unknown field, is refused.',
  })
  @Answers({ status: 201, schema: templateSchema, description: 'As it is now' })
  async createTemplate(
    @FromCaller() caller: Caller,
    @Body({ schema: createTemplateSchema }) request: CreateTemplate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateAnswer> {
    return tagged(reply, await this.templates.create(caller, request));
  }

  @Access({ key: 'templates:write' })
  @Patch(':id')
  @ApiOperation({
    summary: 'Change a template, or take it out of the archive',
    description: 'What is sent from now on says the new words; what was sent keeps what it said.',
  })
  @ApiHeader(IF_MATCH)
  @Answers({ schema: templateSchema, description: 'As it is now', problems: { 412: templateChangedMeanwhileSchema } })
  async changeTemplate(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeTemplateSchema }) change: ChangeTemplate,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateAnswer> {
    return tagged(reply, await this.templates.change(caller, { id, change, if_match }));
  }

  @Access({ key: 'templates:write' })
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Archive a template',
    description: 'While a schedule or a scheduled broadcast says it, it stays: 409 names them in `used_by`.',
  })
  @ApiHeader(IF_MATCH)
  @Answers({ status: 204, description: 'It is archived', problems: { 412: templateChangedMeanwhileSchema } })
  async archiveTemplate(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
  ): Promise<void> {
    await this.templates.archive(caller, { id, if_match });
  }
}

function tagged(reply: FastifyReply, template: TemplateAnswer): TemplateAnswer {
  reply.header('etag', template.etag);
  return template;
}
