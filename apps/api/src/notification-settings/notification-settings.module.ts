import { Module } from '@nestjs/common';
import { NotificationSettingsController } from './notification-settings.controller.ts';
import { NotificationSettingsService } from './notification-settings.service.ts';

@Module({ controllers: [NotificationSettingsController], providers: [NotificationSettingsService] })
export class NotificationSettingsModule {}
