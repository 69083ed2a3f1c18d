import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  changeChannelSchema,
  channelListSchema,
  channelSchema,
  verificationSchema,
  type ChangeChannel,
  type ChannelAnswer,
  type ChannelList,
  type Verification,
} from './channels.schema.ts';
import { ChannelsService } from './channels.service.ts';
import {
  mailServerSchema,
  twilioCredentialsSchema,
  type MailServerRequest,
  type TwilioCredentialsRequest,
} from './credentials.schema.ts';

@ApiTags('Screens: channels')
@Controller('screens/channels')
export class ChannelsController {
  constructor(private readonly channels: ChannelsService) {}

  @Access({ session: 'admin' })
  @Get()
  @ApiOperation({ operationId: 'listChannels', summary: 'What the account sends through, and how it fares' })
  @Answers({ schema: channelListSchema, description: 'Without anything that opens an account at a provider' })
  async list(@FromSession() caller: SessionCaller): Promise<ChannelList> {
    return this.channels.list(caller);
  }

  @Access({ session: 'admin' })
  @Put('twilio')
  @ApiOperation({
    operationId: 'setTwilioCredentials',
    summary: 'Keep the credentials of the account at Twilio',
    description: 'Twilio is asked first; what it refuses is not kept. They are encrypted and never read back.',
  })
  @Answers({ schema: channelSchema, description: 'The channel as it is now' })
  async setTwilio(
    @FromSession() caller: SessionCaller,
    @Body({ schema: twilioCredentialsSchema }) request: TwilioCredentialsRequest,
  ): Promise<ChannelAnswer> {
    return this.channels.setTwilio(caller, request);
  }

  @Access({ session: 'admin' })
  @Put('smtp')
  @ApiOperation({
    operationId: 'setMailServer',
    summary: 'Keep the mail server and how to sign in there',
    description: 'The server is asked first; what it refuses is not kept. A sandbox account has the sandbox’s.',
  })
  @Answers({ schema: channelSchema, description: 'The channel as it is now' })
  async setMailServer(
    @FromSession() caller: SessionCaller,
    @Body({ schema: mailServerSchema }) request: MailServerRequest,
  ): Promise<ChannelAnswer> {
    return this.channels.setMailServer(caller, request);
  }

  @Access({ session: 'admin' })
  @Patch(':id')
  @ApiOperation({ operationId: 'changeChannel', summary: 'Say what the provider does by itself' })
  @Answers({ schema: channelSchema, description: 'The channel as it is now' })
  async change(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeChannelSchema }) change: ChangeChannel,
  ): Promise<ChannelAnswer> {
    return this.channels.change(caller, { id, change });
  }

  @Access({ session: 'admin' })
  @Post(':id/verification')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'verifyChannel',
    summary: 'Ask the provider and our own public address whether everything is as it must be',
    description: 'Credentials, each number and where its texts go, and a signed callback to the public address.',
  })
  @Answers({ schema: verificationSchema, description: 'What was found; nothing is changed' })
  async verify(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<Verification> {
    return this.channels.verify(caller, id);
  }
}
