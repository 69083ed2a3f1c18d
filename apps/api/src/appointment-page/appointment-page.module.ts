import { Module } from '@nestjs/common';
import { ClientLinks } from '../client-pages/client-links.ts';
import { appointmentPageController } from './appointment-page.controller.ts';
import { AppointmentPages } from './appointment-pages.ts';

/** The pages where clients see and answer their appointments. */
@Module({
  controllers: [appointmentPageController('r'), appointmentPageController('b')],
  providers: [AppointmentPages, ClientLinks],
})
export class AppointmentPageModule {}
