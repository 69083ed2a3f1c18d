import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../access/access.decorator.ts';
import type { SessionCaller } from '../access/caller.ts';
import { FromSession } from '../access/from-session.decorator.ts';
import { Answers } from '../http/answers.decorator.ts';
import { idParameterSchema, type IdParameter } from '../http/id-parameter.schema.ts';
import {
  calendarDetailSchema,
  calendarDetailsSchema,
  changeCalendarSchema,
  createCalendarSchema,
  type CalendarDetail,
  type CalendarDetails,
  type ChangeCalendar,
  type CreateCalendar,
} from './calendars.schema.ts';
import { CalendarsService } from './calendars.service.ts';

@ApiTags('Screens: calendars')
@Controller('screens/calendar_details')
export class CalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  @Access({ session: 'admin' })
  @Get()
  @ApiOperation({ operationId: 'listCalendarDetails', summary: 'Every calendar with its owner and senders' })
  @Answers({ schema: calendarDetailsSchema, description: 'The default one first, and what can be chosen for them' })
  async list(@FromSession() caller: SessionCaller): Promise<CalendarDetails> {
    return this.calendars.list(caller);
  }

  @Access({ session: 'admin' })
  @Post()
  @ApiOperation({ operationId: 'createCalendar', summary: 'Make a calendar' })
  @Answers({ status: 201, schema: calendarDetailSchema, description: 'As it is now' })
  async create(
    @FromSession() caller: SessionCaller,
    @Body({ schema: createCalendarSchema }) request: CreateCalendar,
  ): Promise<CalendarDetail> {
    return this.calendars.create(caller, request);
  }

  @Access({ session: 'admin' })
  @Patch(':id')
  @ApiOperation({
    operationId: 'changeCalendar',
    summary: 'Change a calendar',
    description: 'Appointments that exist keep their time zone. Owner and senders hold for what is sent from now on.',
  })
  @Answers({ schema: calendarDetailSchema, description: 'As it is now' })
  async change(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
    @Body({ schema: changeCalendarSchema }) change: ChangeCalendar,
  ): Promise<CalendarDetail> {
    return this.calendars.change(caller, { id, change });
  }

  @Access({ session: 'admin' })
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'deleteCalendar',
    summary: 'Delete a calendar that nothing needs',
    description: 'One with appointments, the default one and one that an assignment names stay.',
  })
  @Answers({ status: 204, description: 'It is gone' })
  async delete(
    @FromSession() caller: SessionCaller,
    @Param({ schema: idParameterSchema }) { id }: IdParameter,
  ): Promise<void> {
    await this.calendars.delete(caller, id);
  }
}
