import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  addSenderSchema,
  changeSenderSchema,
  senderTestSchema,
  sendTestSchema,
  verificationSchema,
  type AddSender,
  type ChangeSender,
  type SenderTest,
  type SendTest,
  type Verification,
} from './channels.schema.ts';
import { SendersService } from './senders.service.ts';
import { SenderTestsService } from './sender-tests.service.ts';

@ApiTags('Screens: channels')
@Controller('screens')
export class SendersController {
  constructor(
    private readonly senders: SendersService,
    private readonly tests: SenderTestsService,
  ) {}

  @Access({ session: 'admin' })
  @Post('channels/:id/senders')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'addSender',
    summary: 'Send from one more number or mailbox',
    description:
      'A number must be the provider account’s own; the texts that come in on it are sent here from then on.',
  })
  @Answers({ status: 204, description: 'Messages can come from it' })
  async add(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: addSenderSchema }) request: AddSender,
  ): Promise<void> {
    await this.senders.add(caller, { id, request });
  }

  @Access({ session: 'admin' })
  @Patch('senders/:id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'changeSender',
    summary: 'Make a sender the usual one, or change its rate or opt-out words',
  })
  @Answers({ status: 204, description: 'It holds for what is made and what comes in from now on' })
  async change(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeSenderSchema }) change: ChangeSender,
  ): Promise<void> {
    await this.senders.change(caller, { id, change });
  }

  @Access({ session: 'admin' })
  @Post('senders/:id/registration')
  @HttpCode(200)
  @ApiOperation({ operationId: 'registerSender', summary: 'Have the provider send a number’s texts here' })
  @Answers({ schema: verificationSchema, description: 'What the provider says of the number now' })
  async register(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<Verification> {
    return this.senders.registerSender(caller, id);
  }

  @Access({ session: 'admin' })
  @Post('senders/:id/tests')
  @ApiOperation({ operationId: 'sendTest', summary: 'Send a test from a number or mailbox' })
  @Answers({ status: 201, schema: senderTestSchema, description: 'It is on its way' })
  async sendTest(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: sendTestSchema }) request: SendTest,
  ): Promise<SenderTest> {
    return this.tests.send(caller, { id, request });
  }

  @Access({ session: 'admin' })
  @Get('sender_tests/:id')
  @ApiOperation({ operationId: 'readSenderTest', summary: 'What became of a test' })
  @Answers({ schema: senderTestSchema, description: 'As it stands' })
  async readTest(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<SenderTest> {
    return this.tests.read(caller, id);
  }
}
