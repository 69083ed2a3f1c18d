import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  changeNotificationSettingsSchema,
  notificationSettingsSchema,
  type ChangeNotificationSettings,
  type NotificationSettings,
} from './notification-settings.schema.ts';
import { NotificationSettingsService } from './notification-settings.service.ts';

@ApiTags('Screens: notifications')
@Controller('screens/notification_settings')
export class NotificationSettingsController {
  constructor(private readonly settings: NotificationSettingsService) {}

  @Access('session')
  @Get()
  @ApiOperation({ operationId: 'readNotificationSettings', summary: 'What staff are told of, who of them, and how' })
  @Answers({ schema: notificationSettingsSchema, description: 'Every kind of event, as it is told now' })
  async readNotificationSettings(@FromSession() caller: SessionCaller): Promise<NotificationSettings> {
    return this.settings.read(caller);
  }

  @Access({ session: 'admin' })
  @Patch()
  @ApiOperation({
    operationId: 'changeNotificationSettings',
    summary: 'Say whom one kind of event is told to',
    description: 'It holds from the next event on; what was written already still goes out.',
  })
  @Answers({ schema: notificationSettingsSchema, description: 'All of them, as they are now' })
  async changeNotificationSettings(
    @FromSession() caller: SessionCaller,
    @Body({ schema: changeNotificationSettingsSchema }) change: ChangeNotificationSettings,
  ): Promise<NotificationSettings> {
    return this.settings.change(caller, change);
  }
}
