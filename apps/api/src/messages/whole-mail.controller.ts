import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { readWholeMail, type WholeMail } from '@kept/sequences/journal/read-whole-mail';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { HotPool } from '../database/hot-pool.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import { notFound } from '../problems/not-found.ts';
import { wholeMailSchema } from './whole-mail.schema.ts';

@ApiTags('Screens: appointments')
@Controller('screens/messages')
export class WholeMailController {
  constructor(private readonly hot: HotPool) {}

  @Access('session')
  @Get(':id/mail')
  @ApiOperation({ operationId: 'readWholeMail', summary: 'A mail whole, with what it quotes' })
  @Answers({ schema: wholeMailSchema, description: 'The mail' })
  async readWholeMail(
    @FromSession() { account_id }: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<WholeMail> {
    const mail = await readWholeMail({ pool: this.hot.pool, account_id, message_id: id });
    if (mail === null) throw notFound('mail');
    return mail;
  }
}
