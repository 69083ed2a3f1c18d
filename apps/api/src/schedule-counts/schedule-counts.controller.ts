import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Database } from '../database/database.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { readCounts } from './read-counts.ts';
import { countsQuerySchema, countsSchema, type CountsAnswer, type CountsQuery } from './schedule-counts.schema.ts';

@ApiTags('Screens: message schedules')
@Controller('screens/schedules')
export class ScheduleCountsController {
  constructor(private readonly database: Database) {}

  @Access('session')
  @Get(':id/counts')
  @ApiOperation({
    operationId: 'readCounts',
    summary: 'What became of the messages of a schedule',
    description: 'Of those handed over in the last days: each is counted in one place.',
  })
  @Answers({ schema: countsSchema, description: 'By message and by answer; what none came to is left out' })
  async readCounts(
    @FromSession() { account_id }: SessionCaller,
    @Param({ schema: idParameterSchema }) { id: schedule_id }: IdParameter,
    @Query({ schema: countsQuerySchema }) { days }: CountsQuery,
  ): Promise<CountsAnswer> {
    return this.database.within(account_id, (em) => readCounts(em, { schedule_id, days }));
  }
}
