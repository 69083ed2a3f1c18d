import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { consentListSchema, setConsentSchema, type ConsentList, type SetConsent } from './consents.schema.ts';
import { ConsentsService } from './consents.service.ts';

@ApiTags('Screens: appointments')
@Controller('screens/participants/:id/consents')
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'listConsents', summary: 'What somebody agreed to, by channel' })
  @Answers({ schema: consentListSchema, description: 'Of their contact, wherever they take part' })
  async list(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<ConsentList> {
    return this.consents.list(caller, { of: 'participant', id });
  }

  @Access('session')
  @Put()
  @ApiOperation({
    operationId: 'setConsent',
    summary: 'Write down what somebody agreed to or refused',
    description: 'A refusal holds at once: only answers to what they write themselves go that way.',
  })
  @Answers({ schema: consentListSchema, description: 'As it is now' })
  async set(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: setConsentSchema }) request: SetConsent,
  ): Promise<ConsentList> {
    return this.consents.set(caller, { whose: { of: 'participant', id }, request });
  }
}
