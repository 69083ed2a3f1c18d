import { Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { CheckedHeader } from '../http/checked-header.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { ifMatchSchema } from '../http/if-match.schema.ts';
import { revisionSchema, scheduleSchema, type RevisionAnswer, type ScheduleAnswer } from './message-schedule.schema.ts';
import {
  revisionListSchema,
  revisionParametersSchema,
  type RevisionParameters,
  type RevisionSummary,
} from './schedule-revisions.schema.ts';
import { ScheduleRevisionsService } from './schedule-revisions.service.ts';

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The etag of the draft, else of what is published',
} as const;

@ApiTags('Message schedules')
@Controller('v1/message_schedules')
export class ScheduleRevisionsController {
  constructor(private readonly revisions: ScheduleRevisionsService) {}

  @Access({ key: 'message_schedules:write' })
  @Delete(':id/draft')
  @ApiOperation({ summary: 'Throw the draft away', description: 'What is published stands again.' })
  @ApiHeader(IF_MATCH)
  @Answers({ schema: scheduleSchema, description: 'The schedule without a draft' })
  async discardDraft(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScheduleAnswer> {
    const schedule = await this.revisions.discard(caller, { id, if_match });
    if (schedule.published !== null) reply.header('etag', schedule.published.etag);
    return schedule;
  }

  @Access({ key: 'message_schedules:read' })
  @Get(':id/revisions')
  @ApiOperation({ summary: 'What a schedule has said over time' })
  @Answers({ schema: revisionListSchema, description: 'Every revision, the newest first' })
  async listRevisions(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<{ readonly revisions: readonly RevisionSummary[] }> {
    return { revisions: await this.revisions.list(caller, id) };
  }

  @Access({ key: 'message_schedules:read' })
  @Get(':id/revisions/:revision_id')
  @ApiOperation({ summary: 'One revision, whole' })
  @Answers({ schema: revisionSchema, description: 'The revision' })
  async readRevision(
    @FromCaller() caller: Caller,
    @Param({ schema: revisionParametersSchema }) parameters: RevisionParameters,
  ): Promise<RevisionAnswer> {
    return this.revisions.get(caller, parameters);
  }

  @Access({ key: 'message_schedules:write' })
  @Post(':id/revisions/:revision_id/restore')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make what an older revision said the draft', description: 'Nothing runs differently yet.' })
  @ApiHeader(IF_MATCH)
  @Answers({ schema: revisionSchema, description: 'The draft with its etag' })
  async restoreRevision(
    @FromCaller() caller: Caller,
    @Param({ schema: revisionParametersSchema }) parameters: RevisionParameters,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionAnswer> {
    const draft = await this.revisions.restore(caller, { ...parameters, if_match });
    reply.header('etag', draft.etag);
    return draft;
  }
}
