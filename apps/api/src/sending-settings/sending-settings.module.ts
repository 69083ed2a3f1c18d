import { Module } from '@nestjs/common';
import { SendingSettingsController } from './sending-settings.controller.ts';
import { SendingSettingsService } from './sending-settings.service.ts';

@Module({ controllers: [SendingSettingsController], providers: [SendingSettingsService] })
export class SendingSettingsModule {}
