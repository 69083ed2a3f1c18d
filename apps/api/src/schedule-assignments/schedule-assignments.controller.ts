import { Body, Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { CheckedHeader } from '../http/checked-header.decorator.ts';
import { ifMatchSchema } from '../http/if-match.schema.ts';
import {
  assignmentsSchema,
  explainedSchema,
  explainSchema,
  saveAssignmentsSchema,
  type AssignmentsAnswer,
  type ExplainedAssignment,
  type ExplainRequest,
  type SaveAssignments,
} from './schedule-assignments.schema.ts';
import { ScheduleAssignmentsService } from './schedule-assignments.service.ts';

@ApiTags('Screens: message schedules')
@Controller('screens/assignments')
export class ScheduleAssignmentsController {
  constructor(private readonly assignments: ScheduleAssignmentsService) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'readAssignments', summary: 'Who gets which schedule' })
  @Answers({
    schema: assignmentsSchema,
    description: 'In the order in which they are asked; the first that fits takes',
  })
  async readAssignments(
    @FromSession() caller: SessionCaller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentsAnswer> {
    return tagged(reply, await this.assignments.read(caller));
  }

  @Access({ session: 'admin' })
  @Put()
  @ApiOperation({
    operationId: 'saveAssignments',
    summary: 'Say who gets which schedule',
    description: 'The whole list. It holds for events made from now on; what runs keeps its schedule.',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The etag of the list you began from' })
  @Answers({ schema: assignmentsSchema, description: 'As it is now' })
  async saveAssignments(
    @FromSession() caller: SessionCaller,
    @Body({ schema: saveAssignmentsSchema }) request: SaveAssignments,
    @CheckedHeader({ name: 'if-match', schema: ifMatchSchema }) if_match: string | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentsAnswer> {
    return tagged(reply, await this.assignments.save(caller, { ...request, if_match }));
  }

  @Access('session')
  @Post('explain')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'explainAssignment',
    summary: 'Which schedule an appointment would get, and why',
    description: 'As if it were made now; with the given assignments, or with those that are stored.',
  })
  @Answers({ schema: explainedSchema, description: 'Each assignment asked, with its answer' })
  async explainAssignment(
    @FromSession() caller: SessionCaller,
    @Body({ schema: explainSchema }) request: ExplainRequest,
  ): Promise<ExplainedAssignment> {
    return this.assignments.explain(caller, request);
  }
}

function tagged(reply: FastifyReply, answer: AssignmentsAnswer): AssignmentsAnswer {
  reply.header('etag', answer.etag);
  return answer;
}
