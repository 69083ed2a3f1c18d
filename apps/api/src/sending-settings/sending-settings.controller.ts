import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  changeSendingSettingsSchema,
  sendingSettingsSchema,
  type ChangeSendingSettings,
  type SendingSettings,
} from './sending-settings.schema.ts';
import { SendingSettingsService } from './sending-settings.service.ts';

@ApiTags('Screens: message schedules')
@Controller('screens/sending_settings')
export class SendingSettingsController {
  constructor(private readonly settings: SendingSettingsService) {}

  @Access('session')
  @Get()
  @ApiOperation({
    operationId: 'readSendingSettings',
    summary: 'What of the account decides how messages are checked and sent',
  })
  @Answers({ schema: sendingSettingsSchema, description: 'Of the whole account, for every schedule' })
  async readSendingSettings(@FromSession() caller: SessionCaller): Promise<SendingSettings> {
    return this.settings.read(caller);
  }

  @Access({ session: 'admin' })
  @Patch()
  @ApiOperation({
    operationId: 'changeSendingSettings',
    summary: 'Change when nothing goes out, whether calls are forwarded and who speaks in them',
    description: 'It holds at once, also for what is planned; what was put off already keeps its new time.',
  })
  @Answers({ schema: sendingSettingsSchema, description: 'As they are now' })
  async changeSendingSettings(
    @FromSession() caller: SessionCaller,
    @Body({ schema: changeSendingSettingsSchema }) change: ChangeSendingSettings,
  ): Promise<SendingSettings> {
    return this.settings.change(caller, change);
  }
}
