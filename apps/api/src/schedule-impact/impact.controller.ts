import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { impactRequestSchema, impactSchema, type ImpactAnswer, type ImpactRequestBody } from './impact.schema.ts';
import { ImpactService } from './impact.service.ts';

@ApiTags('Screens: message schedules')
@Controller('screens/schedules')
export class ImpactController {
  constructor(private readonly impact: ImpactService) {}

  @Access('session')
  @Post(':id/impact')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'estimateImpact',
    summary: 'What publishing would do to running sequences',
    description: 'A page of a hundred at a time, each decided by the rules themselves; nothing is written.',
  })
  @Answers({ schema: impactSchema, description: 'Those of the page whose messages would change, with a sentence each' })
  async estimateImpact(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: impactRequestSchema }) request: ImpactRequestBody,
  ): Promise<ImpactAnswer> {
    return this.impact.estimate(caller, { id, request });
  }
}
