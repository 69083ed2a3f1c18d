import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { consentListSchema, setConsentSchema, type ConsentList, type SetConsent } from './consents.schema.ts';
import { ConsentsService } from './consents.service.ts';

@ApiTags('Screens: contacts')
@Controller('screens/contacts/:id/consents')
export class ContactConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'listContactConsents', summary: 'What a contact agreed to, by channel' })
  @Answers({ schema: consentListSchema, description: 'Wherever they take part' })
  async list(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<ConsentList> {
    return this.consents.list(caller, { of: 'contact', id });
  }

  @Access('session')
  @Put()
  @ApiOperation({
    operationId: 'setContactConsent',
    summary: 'Write down what a contact agreed to or refused',
    description: 'A refusal holds at once: only answers to what they write themselves go that way.',
  })
  @Answers({ schema: consentListSchema, description: 'As it is now' })
  async set(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: setConsentSchema }) request: SetConsent,
  ): Promise<ConsentList> {
    return this.consents.set(caller, { whose: { of: 'contact', id }, request });
  }
}
