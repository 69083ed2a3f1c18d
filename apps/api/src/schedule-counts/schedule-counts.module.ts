import { Module } from '@nestjs/common';
import { ScheduleCountsController } from './schedule-counts.controller.ts';

@Module({ controllers: [ScheduleCountsController] })
export class ScheduleCountsModule {}
