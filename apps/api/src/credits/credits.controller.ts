import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { grantCredits } from '@kept/sequences/credits/grant-credits';
import { Access } from '../access/access.decorator.ts';
import type { Caller, SessionCaller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { accountClock } from '../database/account-clock.ts';
import { Database } from '../database/database.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Answers } from '../http/answers.decorator.ts';
import { Problem } from '../problems/problem.ts';
import {
  creditEntriesSchema,
  creditsSchema,
  grantCreditsSchema,
  listCreditEntriesSchema,
  type CreditEntries,
  type Credits,
  type GrantCredits,
  type ListCreditEntries,
} from './credits.schema.ts';
import { listCreditEntries, readCredits } from './read-credits.ts';

@ApiTags('Credits')
@Controller('v1/credits')
export class CreditsController {
  constructor(
    private readonly hot: HotPool,
    private readonly database: Database,
  ) {}

  @Access({ key: 'messages:read' })
  @Get()
  @ApiOperation({ summary: 'What the account may still spend' })
  @Answers({ schema: creditsSchema, description: 'The balance' })
  async readCredits(@FromCaller() { account_id }: Caller): Promise<Credits> {
    return readCredits({ pool: this.hot.pool, account_id });
  }

  @Access({ key: 'messages:read' })
  @Get('entries')
  @ApiOperation({ summary: 'What credits were spent on, given back and granted, newest first' })
  @Answers({ schema: creditEntriesSchema, description: 'A page of the ledger' })
  async listCreditEntries(
    @FromCaller() { account_id }: Caller,
    @Query({ schema: listCreditEntriesSchema }) query: ListCreditEntries,
  ): Promise<CreditEntries> {
    return listCreditEntries({ pool: this.hot.pool, account_id, query });
  }

  @Access({ session: 'admin' })
  @Post('grants')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Grant credits to a sandbox account',
    description: 'A live account is granted credits by the operator of the installation: `kept credits grant`.',
  })
  @Answers({ schema: creditsSchema, description: 'The balance after it; what waited for credits goes out' })
  async grantCredits(
    @FromSession() { account_id, user_id }: SessionCaller,
    @Body({ schema: grantCreditsSchema }) { amount }: GrantCredits,
  ): Promise<Credits> {
    const { mode } = await this.database.within(account_id, accountClock);
    if (mode !== 'sandbox') throw notForAccounts();
    const granted = await grantCredits({ pool: this.hot.pool, account_id, amount, note: null, user_id });
    if (granted.type === 'not_limited') throw notLimited();
    return readCredits({ pool: this.hot.pool, account_id });
  }
}

const notForAccounts = (): Problem =>
  new Problem({
    status: 403,
    code: 'credits_of_operator',
    title: 'Credits of a live account are granted by the operator',
    detail: 'Ask who runs this installation: kept credits grant <email> <amount>.',
  });

const notLimited = (): Problem =>
  new Problem({
    status: 409,
    code: 'credits_not_limited',
    title: 'This account spends without a limit',
    detail: 'There is nothing to add to. The operator limits it: kept credits limit <email> <balance>.',
  });
