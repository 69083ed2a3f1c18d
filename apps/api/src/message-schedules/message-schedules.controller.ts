import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { CheckedHeader } from '../http/checked-header.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { ifMatchSchema } from '../http/if-match.schema.ts';
import {
  issuesSchema,
  listSchedulesSchema,
  publishedSchema,
  publishSchema,
  revisionSchema,
  saveDraftSchema,
  saveLayoutSchema,
  scheduleSchema,
  schedulesSchema,
  validateSchema,
  type IssuesAnswer,
  type ListSchedules,
  type PublishedAnswer,
  type PublishRequest,
  type RevisionAnswer,
  type SaveDraft,
  type SaveLayout,
  type ScheduleAnswer,
  type ScheduleSummary,
  type ValidateRequest,
} from './message-schedule.schema.ts';
import { MessageSchedulesService } from './message-schedules.service.ts';

@ApiTags('Message schedules')
@Controller('v1/message_schedules')
export class MessageSchedulesController {
  constructor(private readonly schedules: MessageSchedulesService) {}

  @Access({ key: 'message_schedules:read' })
  @Get()
  @ApiOperation({ summary: 'Message schedules of the account' })
  @Answers({ schema: schedulesSchema, description: 'All of them' })
  async listSchedules(
    @FromCaller() caller: Caller,
    @Query({ schema: listSchedulesSchema }) query: ListSchedules,
  ): Promise<{ readonly message_schedules: readonly ScheduleSummary[] }> {
    return { message_schedules: await this.schedules.list(caller, query) };
  }

  @Access({ key: 'message_schedules:read' })
  @Get(':id')
  @ApiOperation({ summary: 'One schedule, with what is published and its draft' })
  @Answers({
    schema: scheduleSchema,
    description: 'The schedule; ETag is that of the draft, else of what is published',
  })
  async readSchedule(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScheduleAnswer> {
    const schedule = await this.schedules.get(caller, id);
    const etag = (schedule.draft ?? schedule.published)?.etag;
    if (etag !== undefined) reply.header('etag', etag);
    return schedule;
  }

  @Access({ key: 'message_schedules:write' })
  @Put(':id/draft')
  @ApiOperation({
    summary: 'Save the draft',
    description: 'With If-Match; a stale save answers 412 with both versions.',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The etag you began from' })
  @Answers({ schema: revisionSchema, description: 'The draft with its new etag' })
  async saveDraft(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: saveDraftSchema }) request: SaveDraft,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionAnswer> {
    const draft = await this.schedules.save(caller, { id, request, if_match });
    reply.header('etag', draft.etag);
    return draft;
  }

  @Access({ key: 'message_schedules:write' })
  @Put(':id/layout')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Save where things stand on the canvas',
    description: 'Beside the draft, else beside what is published. It is no edit: no draft begins, the etag stays.',
  })
  @Answers({ status: 204, description: 'It is stored; the last one wins' })
  async saveLayout(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: saveLayoutSchema }) request: SaveLayout,
  ): Promise<void> {
    await this.schedules.layOut(caller, { id, request });
  }

  @Access({ key: 'message_schedules:read' })
  @Post(':id/validate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Check a definition as publishing would', description: 'The one given, else the draft.' })
  @Answers({ schema: issuesSchema, description: 'What was found' })
  async validateDraft(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: validateSchema }) request: ValidateRequest,
  ): Promise<IssuesAnswer> {
    return this.schedules.validate(caller, { id, request });
  }

  @Access({ key: 'message_schedules:write' })
  @Post(':id/publish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Publish the draft' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'Publish only this version of the draft' })
  @Answers({ schema: publishedSchema, description: 'The published revision' })
  async publishDraft(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: publishSchema }) request: PublishRequest,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
  ): Promise<PublishedAnswer> {
    return this.schedules.publish(caller, { id, request, if_match });
  }
}
