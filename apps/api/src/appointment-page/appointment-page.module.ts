import { Module } from '@nestjs/common';
import { NudgingModule } from '../nudging/nudging.module.ts';
import { AppointmentPages } from './appointment-pages.ts';
import { BookingPageController } from './booking-page.controller.ts';
import { ReminderPageController } from './reminder-page.controller.ts';

/** The pages where clients see and answer their appointments. */
@Module({
  imports: [NudgingModule],
  controllers: [ReminderPageController, BookingPageController],
  providers: [AppointmentPages],
})
export class AppointmentPageModule {}
