import { Module } from '@nestjs/common';
import { ScheduleAssignmentsController } from './schedule-assignments.controller.ts';
import { ScheduleAssignmentsService } from './schedule-assignments.service.ts';

@Module({ controllers: [ScheduleAssignmentsController], providers: [ScheduleAssignmentsService] })
export class ScheduleAssignmentsModule {}
