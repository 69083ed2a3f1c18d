import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  pathSchema,
  runningListSchema,
  runningQuerySchema,
  type PathAnswer,
  type RunningList,
  type RunningQuery,
} from './running-sequences.schema.ts';
import { RunningSequencesService } from './running-sequences.service.ts';

@ApiTags('Screens: message schedules')
@Controller('screens')
export class RunningSequencesController {
  constructor(private readonly running: RunningSequencesService) {}

  @Access('session')
  @Get('schedules/:id/sequences')
  @ApiOperation({ operationId: 'listRunning', summary: 'The sequences that run with a schedule' })
  @Answers({ schema: runningListSchema, description: 'One page, in the order in which they wake' })
  async listRunning(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Query({ schema: runningQuerySchema }) query: RunningQuery,
  ): Promise<RunningList> {
    return this.running.list(caller, { id, ...query });
  }

  @Access('session')
  @Get('sequences/:id/path')
  @ApiOperation({ operationId: 'readPath', summary: 'The way of a sequence through its flow' })
  @Answers({ schema: pathSchema, description: 'Messages, answers, and where it waits; of its present life' })
  async readPath(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<PathAnswer> {
    return this.running.path(caller, id);
  }
}
