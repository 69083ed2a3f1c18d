import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { SandboxCallsService } from './sandbox-calls.service.ts';
import {
  callActSchema,
  callParameterSchema,
  phoneCallSchema,
  phoneMannerSchema,
  phoneParameterSchema,
  type CallAct,
  type CallParameter,
  type PhoneCall,
  type PhoneManner,
  type PhoneParameter,
} from './sandbox-phones.schema.ts';

@ApiTags('Screens: sandbox')
@Controller('screens/sandbox/phones')
export class SandboxCallsController {
  constructor(private readonly calls: SandboxCallsService) {}

  @Access({ key: 'sandbox' })
  @Post(':number/calls/:call_id')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Do something about a call at a phone',
    description: 'Answer it, decline it, leave it to voicemail or unanswered, press a key, hang up.',
  })
  @Answers({ schema: phoneCallSchema, description: 'The call after that' })
  async actOnCall(
    @FromCaller() caller: Caller,
    @Param({ schema: callParameterSchema }) parameter: CallParameter,
    @Body({ schema: callActSchema }) act: CallAct,
  ): Promise<PhoneCall> {
    return this.calls.act(caller, { ...parameter, ...act });
  }

  @Access({ key: 'sandbox' })
  @Put(':number/manner')
  @ApiOperation({ summary: 'Say what a phone does with calls by itself' })
  @Answers({ schema: phoneMannerSchema, description: 'What it does from now on' })
  async setPhoneManner(
    @FromCaller() caller: Caller,
    @Param({ schema: phoneParameterSchema }) { number }: PhoneParameter,
    @Body({ schema: phoneMannerSchema }) manner: PhoneManner,
  ): Promise<PhoneManner> {
    return this.calls.setManner(caller, { number, manner });
  }
}
