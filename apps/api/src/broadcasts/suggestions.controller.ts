import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Answers } from '../http/answers.decorator.ts';
import { suggestRecipients } from './suggest-recipients.ts';
import {
  suggestedRecipientsSchema,
  suggestRecipientsSchema,
  type SuggestedRecipients,
  type SuggestRecipients,
} from './suggestions.schema.ts';

@ApiTags('Screens: broadcasts')
@Controller('screens/recipients')
export class SuggestionsController {
  constructor(private readonly hot: HotPool) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'suggestRecipients', summary: 'Contacts whom somebody may mean who types' })
  @Answers({ schema: suggestedRecipientsSchema, description: 'The first few' })
  async suggestRecipients(
    @FromSession() { account_id }: SessionCaller,
    @Query({ schema: suggestRecipientsSchema }) query: SuggestRecipients,
  ): Promise<SuggestedRecipients> {
    return suggestRecipients({ pool: this.hot.pool, account_id, query });
  }
}
