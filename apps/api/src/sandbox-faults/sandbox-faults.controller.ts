import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  faultListSchema,
  faultParameterSchema,
  switchFaultSchema,
  type FaultList,
  type FaultParameter,
  type SwitchFault,
} from './sandbox-faults.schema.ts';
import { SandboxFaultsService } from './sandbox-faults.service.ts';

@ApiTags('Screens: sandbox')
@Controller('screens/sandbox/faults')
export class SandboxFaultsController {
  constructor(private readonly faults: SandboxFaultsService) {}

  @Access({ key: 'sandbox' })
  @Get()
  @ApiOperation({ summary: 'What can go wrong on command, and what does' })
  @Answers({ schema: faultListSchema, description: 'The switches' })
  async listFaults(@FromCaller() caller: Caller): Promise<FaultList> {
    return this.faults.list(caller);
  }

  @Access({ key: 'sandbox' })
  @Put(':fault')
  @ApiOperation({ summary: 'Let something go wrong, or right again' })
  @Answers({ schema: faultListSchema, description: 'All the switches as they are now' })
  async switchFault(
    @FromCaller() caller: Caller,
    @Param({ schema: faultParameterSchema }) { fault }: FaultParameter,
    @Body({ schema: switchFaultSchema }) wanted: SwitchFault,
  ): Promise<FaultList> {
    return this.faults.set(caller, { id: fault, ...wanted });
  }

  @Access({ key: 'sandbox' })
  @Delete()
  @ApiOperation({ summary: 'Let everything go right again' })
  @Answers({ schema: faultListSchema, description: 'All the switches, off' })
  async clearFaults(@FromCaller() caller: Caller): Promise<FaultList> {
    return this.faults.clear(caller);
  }
}
