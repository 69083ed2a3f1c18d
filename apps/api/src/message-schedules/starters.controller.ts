import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { STARTERS } from '@kept/rules/starters/starters';
import { Access } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { startersSchema, type StartersAnswer } from './schedule-library.schema.ts';

@ApiTags('Screens: message schedules')
@Controller('screens/starters')
export class StartersController {
  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'listStarters', summary: 'What a new schedule can begin from' })
  @Answers({ schema: startersSchema, description: 'In the order in which they are offered' })
  listStarters(): StartersAnswer {
    return {
      starters: STARTERS.map(({ id, title, explanation, document }) => ({
        id,
        title,
        explanation,
        messages: document.messages?.length ?? 0,
      })),
    };
  }
}
