import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { Caller } from '../access/caller.ts';
import { FromCaller } from '../access/from-caller.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import {
  appointmentCountSchema,
  appointmentPageSchema,
  calendarsSchema,
  type AppointmentCount,
  type AppointmentPage,
  type Calendars,
} from './appointment-row.schema.ts';
import { AppointmentsService } from './appointments.service.ts';
import {
  filterAppointmentsSchema,
  listAppointmentsSchema,
  type FilterAppointments,
  type ListAppointments,
} from './list-appointments.schema.ts';

@ApiTags('Screens: appointments')
@Controller('screens')
export class AppointmentsController {
  constructor(private readonly appointments: AppointmentsService) {}

  @Access('session')
  @Get('appointments')
  @ApiOperation({ operationId: 'listAppointments', summary: 'A page of the appointments list' })
  @Answers({ schema: appointmentPageSchema, description: 'One page, with cursors to those beside it' })
  async list(
    @FromCaller() caller: Caller,
    @Query({ schema: listAppointmentsSchema }) query: ListAppointments,
  ): Promise<AppointmentPage> {
    return this.appointments.list(caller, query);
  }

  @Access('session')
  @Get('appointments/count')
  @ApiOperation({ operationId: 'countAppointments', summary: 'How many appointments the list has' })
  @Answers({ schema: appointmentCountSchema, description: 'Counted to ten thousand' })
  async count(
    @FromCaller() caller: Caller,
    @Query({ schema: filterAppointmentsSchema }) filter: FilterAppointments,
  ): Promise<AppointmentCount> {
    return this.appointments.count(caller, filter);
  }

  @Access('session')
  @Get('calendars')
  @ApiOperation({ operationId: 'listCalendars', summary: 'The calendars of the account' })
  @Answers({ schema: calendarsSchema, description: 'The default one first' })
  async calendars(@FromCaller() caller: Caller): Promise<Calendars> {
    return this.appointments.calendars(caller);
  }
}
