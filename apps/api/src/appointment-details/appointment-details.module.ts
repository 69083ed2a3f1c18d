import { Module } from '@nestjs/common';
import { AppointmentDetailsController } from './appointment-details.controller.ts';
import { AppointmentDetailsService } from './appointment-details.service.ts';

@Module({ controllers: [AppointmentDetailsController], providers: [AppointmentDetailsService] })
export class AppointmentDetailsModule {}
