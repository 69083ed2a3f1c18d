import { Body, Controller, Get, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { scheduleSchema, type ScheduleAnswer } from './message-schedule.schema.ts';
import {
  changedScheduleSchema,
  changeScheduleSchema,
  cloneScheduleSchema,
  createScheduleSchema,
  scheduleFileSchema,
  type ChangedSchedule,
  type ChangeSchedule,
  type CloneSchedule,
  type CreateSchedule,
  type ScheduleFile,
} from './schedule-library.schema.ts';
import { ScheduleLibraryService } from './schedule-library.service.ts';

const MADE = { status: 201, schema: scheduleSchema, description: 'The schedule; ETag is that of its draft' } as const;

@ApiTags('Message schedules')
@Controller('v1/message_schedules')
export class ScheduleLibraryController {
  constructor(private readonly library: ScheduleLibraryService) {}

  @Access({ key: 'message_schedules:write' })
  @Post()
  @ApiOperation({
    summary: 'Make a schedule',
    description:
      'From a starter, from a definition, or empty. It is a draft: publish and assign it for events to get it.',
  })
  @Answers(MADE)
  async createSchedule(
    @FromCaller() caller: Caller,
    @Body({ schema: createScheduleSchema }) request: CreateSchedule,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScheduleAnswer> {
    return tagged(reply, await this.library.create(caller, request));
  }

  @Access({ key: 'message_schedules:write' })
  @Post('import')
  @ApiOperation({
    summary: 'Make a schedule from one that was exported',
    description: 'Ids stay as they are. A file with errors makes nothing; each error says where in the file it is.',
  })
  @Answers(MADE)
  async importSchedule(
    @FromCaller() caller: Caller,
    @Body({ schema: scheduleFileSchema }) file: ScheduleFile,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScheduleAnswer> {
    return tagged(reply, await this.library.import(caller, file));
  }

  @Access({ key: 'message_schedules:write' })
  @Patch(':id')
  @ApiOperation({
    summary: 'Rename a schedule, archive it or take it out again',
    description: 'No new event gets an archived one; the sequences that run with it go on to their end.',
  })
  @Answers({ schema: changedScheduleSchema, description: 'The schedule, and how many sequences go on with it' })
  async changeSchedule(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeScheduleSchema }) change: ChangeSchedule,
  ): Promise<ChangedSchedule> {
    return this.library.change(caller, { id, change });
  }

  @Access({ key: 'message_schedules:write' })
  @Post(':id/clone')
  @ApiOperation({ summary: 'Make a schedule that says the same', description: 'Its draft, else what is published.' })
  @Answers(MADE)
  async cloneSchedule(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: cloneScheduleSchema }) request: CloneSchedule,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScheduleAnswer> {
    return tagged(reply, await this.library.clone(caller, { id, request }));
  }

  @Access({ key: 'message_schedules:read' })
  @Get(':id/export')
  @ApiOperation({ summary: 'A schedule as a file', description: 'Its draft, else what is published.' })
  @Answers({ schema: scheduleFileSchema, description: 'What importSchedule takes' })
  async exportSchedule(
    @FromCaller() caller: Caller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<ScheduleFile> {
    return this.library.export(caller, id);
  }
}

function tagged(reply: FastifyReply, schedule: ScheduleAnswer): ScheduleAnswer {
  if (schedule.draft !== null) reply.header('etag', schedule.draft.etag);
  return schedule;
}
