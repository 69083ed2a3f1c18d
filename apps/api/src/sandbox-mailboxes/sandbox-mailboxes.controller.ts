import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  mailActSchema,
  mailActedSchema,
  mailFromMailboxSchema,
  mailboxListSchema,
  mailboxParameterSchema,
  mailboxSchema,
  sentFromMailboxSchema,
  type MailActRequest,
  type MailActed,
  type MailFromMailbox,
  type MailboxAnswer,
  type MailboxList,
  type MailboxParameter,
  type SentFromMailbox,
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

  @Access({ key: 'sandbox' })
  @Post(':address/answers')
  @ApiOperation({
    summary: 'Answer a mail from a mailbox',
    description: 'Answers when the clinic has taken it in, over the inbound webhook that real mail providers use.',
  })
  @Answers({ status: 201, schema: sentFromMailboxSchema, description: 'The mail' })
  async answerFromMailbox(
    @FromCaller() caller: Caller,
    @Param({ schema: mailboxParameterSchema }) { address }: MailboxParameter,
    @Body({ schema: mailFromMailboxSchema }) answer: MailFromMailbox,
  ): Promise<SentFromMailbox> {
    return this.mailboxes.answer(caller, { address, ...answer });
  }

  @Access({ key: 'sandbox' })
  @Post(':address/acts')
  @ApiOperation({ summary: 'Let a mailbox bounce a mail, answer by itself, complain or unsubscribe' })
  @Answers({ status: 201, schema: mailActedSchema, description: 'It is done, and the clinic has heard of it' })
  async actOnMail(
    @FromCaller() caller: Caller,
    @Param({ schema: mailboxParameterSchema }) { address }: MailboxParameter,
    @Body({ schema: mailActSchema }) act: MailActRequest,
  ): Promise<MailActed> {
    return this.mailboxes.act(caller, { address, ...act });
  }
}
