import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ScheduleRollout } from '@kept/persistence/entities/schedule-rollout';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Database } from '../database/database.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { notFound } from '../problems/not-found.ts';
import { rolloutSchema, type RolloutAnswer } from './rollouts.schema.ts';

@ApiTags('Screens: message schedules')
@Controller('screens/rollouts')
export class RolloutsController {
  constructor(private readonly database: Database) {}

  @Access('session')
  @Get(':id')
  @ApiOperation({ operationId: 'readRollout', summary: 'How far a published revision has come to what runs' })
  @Answers({ schema: rolloutSchema, description: 'The live topic message_schedule tells when it gets further' })
  async readRollout(
    @FromSession() { account_id }: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<RolloutAnswer> {
    const found = await this.database.within(account_id, (em) => em.findOne(ScheduleRollout, { id }));
    if (found === null) throw notFound('rollout');
    const { state, total, done, nudged } = found;
    return { id, state, total, done, nudged };
  }
}
