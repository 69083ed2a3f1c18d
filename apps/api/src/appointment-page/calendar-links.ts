import { generateIcsCalendar } from 'ts-ics';
import type { Facts } from '@kept/rules/facts';
import { wallEnd, wallStart } from '@kept/rules/timing/appointment-span';
import { endOf, startOf } from '@kept/rules/timing/appointment-span';

type Appointment = Facts['appointment'];

/** What may break a line of a calendar file, or be read as an order by a screen. */
const CONTROL = /\p{Cc}+/gu;

/** Where the appointment is put into a calendar on the web. */
export function calendarLinks(appointment: Appointment): { readonly google: string } {
  const { title, location, all_day } = appointment;
  const [start, end] = all_day ? days(appointment) : [startOf(appointment), endOf(appointment)];
  const compact = (moment: string) => moment.replaceAll(/[-:]|\.\d{3}/gu, '');
  const asked = new URLSearchParams({ action: 'TEMPLATE', text: title, dates: `${compact(start)}/${compact(end)}` });
  if (location !== null && location !== '') asked.set('location', location);
  return { google: `https://calendar.google.com/calendar/render?${asked.toString()}` };
}

/** The appointment as a file that every calendar takes; taken again it replaces what was there. */
export function calendarFile(
  appointment: Appointment,
  { company, now }: { readonly company: string; readonly now: string },
): string {
  const { id, version, title, location, all_day } = appointment;
  const [start, end] = all_day ? days(appointment) : [startOf(appointment), endOf(appointment)];
  const moment = (at: string) => (all_day ? ({ date: new Date(at), type: 'DATE' } as const) : { date: new Date(at) });
  return generateIcsCalendar({
    version: '2.0',
    prodId: '-//Kept//Appointments//EN',
    method: 'PUBLISH',
    events: [
      {
        uid: `${id}@kept`,
        sequence: version,
        stamp: { date: new Date(now) },
        start: moment(start),
        end: moment(end),
        summary: `${title}, ${company}`.replaceAll(CONTROL, ' '),
        ...(location === null || location === '' ? {} : { location: location.replaceAll(CONTROL, ' ') }),
      },
    ],
  });
}

/** The first day, and the one after the last: as calendars write days. */
function days(appointment: Appointment): readonly [string, string] {
  return [wallStart(appointment).toPlainDate().toString(), wallEnd(appointment).toPlainDate().toString()];
}
