import { Module } from '@nestjs/common';
import { AppointmentsController } from './appointments.controller.ts';
import { AppointmentsService } from './appointments.service.ts';

@Module({ controllers: [AppointmentsController], providers: [AppointmentsService] })
export class AppointmentsModule {}
