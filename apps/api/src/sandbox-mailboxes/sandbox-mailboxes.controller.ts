import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  mailboxListSchema,
  mailboxParameterSchema,
  mailboxSchema,
  type MailboxAnswer,
  type MailboxList,
  type MailboxParameter,
} from './sandbox-mailboxes.schema.ts';
import { SandboxMailboxesService } from './sandbox-mailboxes.service.ts';

@ApiTags('Screens: sandbox')
@Controller('screens/sandbox/mailboxes')
export class SandboxMailboxesController {
  constructor(private readonly mailboxes: SandboxMailboxesService) {}

  @Access({ key: 'sandbox' })
  @Get()
  @ApiOperation({ summary: 'The mailboxes the account wrote to, as the carrier sandbox plays them' })
  @Answers({ schema: mailboxListSchema, description: 'The last written to first' })
  async listMailboxes(@FromCaller() caller: Caller): Promise<MailboxList> {
    return this.mailboxes.list(caller);
  }

  @Access({ key: 'sandbox' })
  @Get(':address')
  @ApiOperation({ summary: 'The mail of one mailbox' })
  @Answers({ schema: mailboxSchema, description: 'The mailbox' })
  async readMailbox(
    @FromCaller() caller: Caller,
    @Param({ schema: mailboxParameterSchema }) { address }: MailboxParameter,
  ): Promise<MailboxAnswer> {
    return this.mailboxes.read(caller, address);
  }
}
