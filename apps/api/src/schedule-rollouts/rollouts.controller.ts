import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { MessageSchedule } from '@kept/persistence/entities/message-schedule';
import { ScheduleRollout } from '@kept/persistence/entities/schedule-rollout';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Database } from '../database/database.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { notFound } from '../problems/not-found.ts';
import {
  rolloutSchema,
  runningRolloutSchema,
  type RolloutAnswer,
  type RunningRolloutAnswer,
} from './rollouts.schema.ts';

@ApiTags('Screens: message schedules')
@Controller('screens')
export class RolloutsController {
  constructor(private readonly database: Database) {}

  @Access('session')
  @Get('rollouts/:id')
  @ApiOperation({ operationId: 'readRollout', summary: 'How far a published revision has come to what runs' })
  @Answers({ schema: rolloutSchema, description: 'The live topic message_schedule tells when it gets further' })
  async readRollout(
    @FromSession() { account_id }: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<RolloutAnswer> {
    const found = await this.database.within(account_id, (em) => em.findOne(ScheduleRollout, { id }));
    if (found === null) throw notFound('rollout');
    return rolloutAnswer(found);
  }

  @Access('session')
  @Get('schedules/:id/rollout')
  @ApiOperation({
    operationId: 'readRunningRollout',
    summary: 'The rollout that is on its way to what runs with a schedule',
  })
  @Answers({ schema: runningRolloutSchema, description: 'null while nothing is on its way' })
  async readRunningRollout(
    @FromSession() { account_id }: SessionCaller,
    @Param({ schema: idParameterSchema }) { id: schedule_id }: IdParameter,
  ): Promise<RunningRolloutAnswer> {
    const found = await this.database.within(account_id, async (em) => {
      if ((await em.count(MessageSchedule, { id: schedule_id })) === 0) throw notFound('message schedule');
      return em.findOne(ScheduleRollout, { schedule_id, state: 'running' });
    });
    return { rollout: found === null ? null : rolloutAnswer(found) };
  }
}

function rolloutAnswer({ id, state, total, done, nudged }: RolloutAnswer): RolloutAnswer {
  return { id, state, total, done, nudged };
}
