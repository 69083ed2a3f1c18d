import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  changeSystemTextsSchema,
  languageParameterSchema,
  systemTextsSchema,
  type ChangeSystemTexts,
  type LanguageParameter,
  type SystemTexts,
} from './system-texts.schema.ts';
import { SystemTextsService } from './system-texts.service.ts';

@ApiTags('Screens: texts')
@Controller('screens/system_texts/:language')
export class SystemTextsController {
  constructor(private readonly texts: SystemTextsService) {}

  @Access({ session: 'admin' })
  @Get()
  @ApiOperation({ operationId: 'readSystemTexts', summary: 'What the product says by itself, in one language' })
  @Answers({ schema: systemTextsSchema, description: 'Every text, with the account’s own words where it has some' })
  async readSystemTexts(
    @FromSession() caller: SessionCaller,
    @Param({ schema: languageParameterSchema }) parameter: LanguageParameter,
  ): Promise<SystemTexts> {
    return this.texts.read(caller, parameter);
  }

  @Access({ session: 'admin' })
  @Patch()
  @ApiOperation({
    operationId: 'changeSystemTexts',
    summary: 'Say it in own words, or not at all',
    description: 'It holds from the next answer on. A text with a fault is refused, and then nothing is stored.',
  })
  @Answers({ schema: systemTextsSchema, description: 'As they are now' })
  async changeSystemTexts(
    @FromSession() caller: SessionCaller,
    @Param({ schema: languageParameterSchema }) { language }: LanguageParameter,
    @Body({ schema: changeSystemTextsSchema }) change: ChangeSystemTexts,
  ): Promise<SystemTexts> {
    return this.texts.change(caller, { language, change });
  }
}
