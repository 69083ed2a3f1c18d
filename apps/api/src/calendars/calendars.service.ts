import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Calendar } from '@kept/persistence/entities/calendar';
import { Sender } from '@kept/persistence/entities/sender';
import { User } from '@kept/persistence/entities/user';
import { newId } from '@kept/persistence/new-id';
import type { SessionCaller } from '../access/caller.ts';
import { Database } from '../database/database.ts';
import { invalidRequest } from '../problems/invalid-request.ts';
import { notFound } from '../problems/not-found.ts';
import { Problem, type FieldError } from '../problems/problem.ts';
import type { CalendarDetail, CalendarDetails, ChangeCalendar, CreateCalendar } from './calendars.schema.ts';
import { readCalendar, readCalendars } from './read-calendars.ts';

/** Where appointments stand: whose they are, in which zone, and what their messages come from. */
@Injectable()
export class CalendarsService {
  constructor(private readonly database: Database) {}

  async list({ account_id }: SessionCaller): Promise<CalendarDetails> {
    return this.database.within(account_id, readCalendars);
  }

  async create({ account_id }: SessionCaller, request: CreateCalendar): Promise<CalendarDetail> {
    return this.database.within(account_id, async (em) => {
      await refuseUnknown(em, request);
      const id = newId();
      await em.insert(Calendar, { id, account_id, ...request });
      return detailOf(em, id);
    });
  }

  /** Appointments that exist keep their zone; owner and senders hold for every message that is made from now on. */
  async change(
    { account_id }: SessionCaller,
    { id, change }: { readonly id: string; readonly change: ChangeCalendar },
  ): Promise<CalendarDetail> {
    return this.database.within(account_id, async (em) => {
      await refuseUnknown(em, change);
      const calendar = await em.findOne(Calendar, { id });
      if (calendar === null) throw notFound('calendar');
      const { name = calendar.name, time_zone = calendar.time_zone, is_default = calendar.is_default } = change;
      const { owner_user_id = calendar.owner_user_id } = change;
      const { phone_sender_id = calendar.phone_sender_id, email_sender_id = calendar.email_sender_id } = change;
      // the old default goes first: there is at most one at any moment
      if (change.is_default === true) await em.nativeUpdate(Calendar, { id: { $ne: id } }, { is_default: false });
      em.assign(calendar, { name, time_zone, is_default, owner_user_id, phone_sender_id, email_sender_id });
      await em.flush();
      return detailOf(em, id);
    });
  }

  async delete({ account_id }: SessionCaller, id: string): Promise<void> {
    await this.database.within(account_id, async (em) => {
      // nobody puts an appointment on it meanwhile: the reference would wait for this lock and then fail
      await em.execute('select id from calendar where id = ? for update', [id]);
      const { why_kept } = await detailOf(em, id);
      if (why_kept !== null) throw stillNeeded(why_kept);
      await em.nativeDelete(Calendar, { id });
    });
  }
}

async function detailOf(em: EntityManager, id: string): Promise<CalendarDetail> {
  const found = await readCalendar(em, id);
  if (found === null) throw notFound('calendar');
  return found;
}

async function refuseUnknown(em: EntityManager, change: ChangeCalendar): Promise<void> {
  const errors: FieldError[] = [];
  const { owner_user_id = null, phone_sender_id = null, email_sender_id = null } = change;
  if (owner_user_id !== null && (await em.count(User, { id: owner_user_id, disabled_at: null })) === 0) {
    const message = 'is nobody who can sign in to this account; choose somebody of the team';
    errors.push({ field: '/owner_user_id', code: 'unknown_user', message });
  }
  for (const [type, id] of [['phone', phone_sender_id] as const, ['email', email_sender_id] as const]) {
    if (id === null || (await em.count(Sender, { id, type })) > 0) continue;
    const message = `is no ${type === 'phone' ? 'number' : 'mailbox'} this account sends from`;
    errors.push({ field: `/${type}_sender_id`, code: 'unknown_sender', message });
  }
  if (errors.length > 0) throw invalidRequest(errors);
}

const WHY_KEPT = {
  default: 'It is the default one: make another calendar the default first.',
  appointments: 'It has appointments, past ones among them, and what was sent for them is kept.',
  assignment: 'An assignment of message schedules names it: change that first.',
} as const;

const stillNeeded = (why: keyof typeof WHY_KEPT): Problem =>
  new Problem({
    status: 409,
    code: 'calendar_in_use',
    title: 'This calendar cannot be deleted',
    detail: WHY_KEPT[why],
  });
