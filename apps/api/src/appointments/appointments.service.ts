import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import type { AppointmentCount, AppointmentPage, Calendars } from './appointment-row.schema.ts';
import { countAppointments } from './count-appointments.ts';
import type { FilterAppointments, ListAppointments } from './list-appointments.schema.ts';
import { listAppointments } from './list-appointments.ts';
import { listCalendars } from './list-calendars.ts';

/** What the appointments page shows, read on the pipelined pool: a list is looked at all day by everyone. */
@Injectable()
export class AppointmentsService {
  constructor(private readonly hot: HotPool) {}

  async list({ account_id }: Caller, query: ListAppointments): Promise<AppointmentPage> {
    return listAppointments({ pool: this.hot.pool, account_id, query });
  }

  async count({ account_id }: Caller, filter: FilterAppointments): Promise<AppointmentCount> {
    return countAppointments({ pool: this.hot.pool, account_id, filter });
  }

  async calendars({ account_id }: Caller): Promise<Calendars> {
    return listCalendars({ pool: this.hot.pool, account_id });
  }
}
