import { Module } from '@nestjs/common';
import { DefinitionSchemaController } from './definition-schema.controller.ts';
import { MessageSchedulesController } from './message-schedules.controller.ts';
import { MessageSchedulesService } from './message-schedules.service.ts';
import { ScheduleLibraryController } from './schedule-library.controller.ts';
import { ScheduleLibraryService } from './schedule-library.service.ts';
import { ScheduleRevisionsController } from './schedule-revisions.controller.ts';
import { ScheduleRevisionsService } from './schedule-revisions.service.ts';
import { StartersController } from './starters.controller.ts';

@Module({
  controllers: [
    DefinitionSchemaController,
    MessageSchedulesController,
    ScheduleLibraryController,
    ScheduleRevisionsController,
    StartersController,
  ],
  providers: [MessageSchedulesService, ScheduleLibraryService, ScheduleRevisionsService],
})
export class MessageSchedulesModule {}
