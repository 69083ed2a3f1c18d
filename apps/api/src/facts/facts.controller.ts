import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { buildFields, type Fields } from '@kept/content/fields';
import type { Facts } from '@kept/rules/facts';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Database } from '../database/database.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { factsQuerySchema, simulationFactsSchema, type FactsQuery } from './facts.schema.ts';
import { firstParticipant } from './first-participant.ts';

interface SimulationFacts {
  readonly participant: { readonly id: string; readonly name: string };
  readonly facts: Facts;
  readonly fields: Fields;
}

@ApiTags('Screens: message schedules')
@Controller('screens/appointments')
export class FactsController {
  constructor(private readonly database: Database) {}

  @Access('session')
  @Get(':id/facts')
  @ApiOperation({
    operationId: 'readSimulationFacts',
    summary: 'A real appointment for the simulator and the preview',
    description: 'What the rules and the texts know of one of its participants now.',
  })
  @Answers({ schema: simulationFactsSchema, description: 'Facts for the rules, fields for the texts' })
  async readSimulationFacts(
    @FromSession() { account_id }: SessionCaller,
    @Param({ schema: idParameterSchema }) { id: appointment_id }: IdParameter,
    @Query({ schema: factsQuerySchema }) { participant_id }: FactsQuery,
  ): Promise<SimulationFacts> {
    const { participant, facts, user } = await this.database.within(account_id, (em) =>
      firstParticipant(em, { appointment_id, participant_id }),
    );
    return { participant, facts, fields: buildFields({ facts, user }) };
  }
}
