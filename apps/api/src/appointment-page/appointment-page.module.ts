import { Module } from '@nestjs/common';
import { ClientLinks } from '../client-pages/client-links.ts';
import { AppointmentPages } from './appointment-pages.ts';
import { BookingPageController } from './booking-page.controller.ts';
import { ReminderPageController } from './reminder-page.controller.ts';

/** The pages where clients see and answer their appointments. */
@Module({
  controllers: [ReminderPageController, BookingPageController],
  providers: [AppointmentPages, ClientLinks],
})
export class AppointmentPageModule {}
