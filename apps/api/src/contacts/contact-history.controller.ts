import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Vault } from '@kept/sequences/secure/vault';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { contactHistorySchema, type ContactHistory } from './contact-history.schema.ts';
import { readContactHistory } from './read-contact-history.ts';

@ApiTags('Screens: contacts')
@Controller('screens/contacts/:id/history')
export class ContactHistoryController {
  constructor(
    private readonly hot: HotPool,
    private readonly vault: Vault,
  ) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'readContactHistory', summary: 'Appointments of a contact and what was said' })
  @Answers({ schema: contactHistorySchema, description: 'The newest first' })
  async read(
    @FromSession() { account_id }: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<ContactHistory> {
    return readContactHistory({ pool: this.hot.pool, account_id, id, vault: this.vault });
  }
}
