import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  changeSecureMessagingSchema,
  defaultPinSchema,
  secureMessagingSchema,
  type ChangeSecureMessaging,
  type DefaultPin,
  type SecureMessaging,
} from './secure-messaging.schema.ts';
import { SecureMessagingService } from './secure-messaging.service.ts';

@ApiTags('Screens: secure messaging')
@Controller('screens/secure_messaging')
export class SecureMessagingController {
  constructor(private readonly service: SecureMessagingService) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'readSecureMessaging', summary: 'How private content reaches clients' })
  @Answers({ schema: secureMessagingSchema, description: 'As it is now, with the invitation previewed' })
  async readSecureMessaging(@FromSession() caller: SessionCaller): Promise<SecureMessaging> {
    return this.service.read(caller);
  }

  @Access({ session: 'admin' })
  @Patch()
  @ApiOperation({
    operationId: 'changeSecureMessaging',
    summary: 'Switch secure messages on or off, and say what their link is and how long it opens',
    description:
      'It holds for what is written from now on; messages that waited for a PIN, or for secure messages to be on, are tried again.',
  })
  @Answers({ schema: secureMessagingSchema, description: 'As it is now' })
  async changeSecureMessaging(
    @FromSession() caller: SessionCaller,
    @Body({ schema: changeSecureMessagingSchema }) change: ChangeSecureMessaging,
  ): Promise<SecureMessaging> {
    return this.service.change(caller, change);
  }

  @Access({ session: 'admin' })
  @Post('default_pin')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'readDefaultPin',
    summary: 'Read the usual PIN out',
    description: 'Who looked, and when, is in the log.',
  })
  @Answers({ schema: defaultPinSchema, description: 'As it was written; null: there is none' })
  async readDefaultPin(@FromSession() caller: SessionCaller): Promise<DefaultPin> {
    return this.service.readDefaultPin(caller);
  }
}
