import { Module } from '@nestjs/common';
import { SystemTextsController } from './system-texts.controller.ts';
import { SystemTextsService } from './system-texts.service.ts';

@Module({ controllers: [SystemTextsController], providers: [SystemTextsService] })
export class SystemTextsModule {}
