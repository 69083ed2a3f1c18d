import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  saveScenarioSchema,
  scenarioParametersSchema,
  scenarioSchema,
  scenariosSchema,
  type SaveScenario,
  type ScenarioAnswer,
  type ScenarioParameters,
} from './scenarios.schema.ts';
import { ScenariosService } from './scenarios.service.ts';

@ApiTags('Screens: message schedules')
@Controller('screens/schedules/:id/scenarios')
export class ScenariosController {
  constructor(private readonly scenarios: ScenariosService) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'listScenarios', summary: 'What must happen with a schedule' })
  @Answers({ schema: scenariosSchema, description: 'In the order in which they were saved' })
  async listScenarios(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<{ readonly scenarios: readonly ScenarioAnswer[] }> {
    return { scenarios: await this.scenarios.list(caller, id) };
  }

  @Access({ session: 'admin' })
  @Post()
  @ApiOperation({
    operationId: 'createScenario',
    summary: 'Save what must happen',
    description: 'Whether it holds is asked at each validation, and a publish that breaks it is refused.',
  })
  @Answers({ status: 201, schema: scenarioSchema, description: 'As it is stored' })
  async createScenario(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: saveScenarioSchema }) { scenario }: SaveScenario,
  ): Promise<ScenarioAnswer> {
    return { id: await this.scenarios.create(caller, { id, scenario }), name: scenario.name, scenario };
  }

  @Access({ session: 'admin' })
  @Put(':scenario_id')
  @ApiOperation({ operationId: 'replaceScenario', summary: 'Save a scenario over the one there is' })
  @Answers({ schema: scenarioSchema, description: 'As it is stored' })
  async replaceScenario(
    @FromSession() caller: SessionCaller,
    @Param({ schema: scenarioParametersSchema }) path: ScenarioParameters,
    @Body({ schema: saveScenarioSchema }) request: SaveScenario,
  ): Promise<ScenarioAnswer> {
    return this.scenarios.replace(caller, { ...path, ...request });
  }

  @Access({ session: 'admin' })
  @Delete(':scenario_id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'deleteScenario', summary: 'Delete a scenario' })
  @Answers({ status: 204, description: 'It is gone' })
  async deleteScenario(
    @FromSession() caller: SessionCaller,
    @Param({ schema: scenarioParametersSchema }) path: ScenarioParameters,
  ): Promise<void> {
    await this.scenarios.delete(caller, path);
  }
}
