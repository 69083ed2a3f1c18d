import { Module } from '@nestjs/common';
import { EventsController } from './events.controller.ts';
import { EventsService } from './events.service.ts';
import { JournalsService } from './journals.service.ts';

@Module({ controllers: [EventsController], providers: [EventsService, JournalsService] })
export class EventsModule {}
