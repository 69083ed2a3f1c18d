import { Module } from '@nestjs/common';
import { MessageSchedulesController } from './message-schedules.controller.ts';
import { MessageSchedulesService } from './message-schedules.service.ts';

@Module({ controllers: [MessageSchedulesController], providers: [MessageSchedulesService] })
export class MessageSchedulesModule {}
