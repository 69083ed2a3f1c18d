import type { Facts } from '@kept/rules/facts';
import { endOf, startOf } from '@kept/rules/timing/appointment-span';
import { formatTime } from '../format-time.ts';

/** When an appointment is, for its client. */
export interface WhenInWords {
  /** The day, or the days, that it is on where it takes place. */
  readonly days: string;
  /** From when to when; null: all day. */
  readonly times: string | null;
  /** The zone these are told in, by the name people use. */
  readonly zone: string;
  /** The same on the client's own clock, where that shows another time. */
  readonly own: { readonly times: string; readonly zone: string } | null;
}

/** Said plainly: the place's own time first, for that is what its clocks show, and the client's own where it differs. */
export function whenInWords({ appointment, participant }: Pick<Facts, 'appointment' | 'participant'>): WhenInWords {
  const { locale, time_zone: own_zone } = participant;
  const { time_zone, all_day } = appointment;
  const [start, end] = [startOf(appointment), endOf(appointment)];
  const last = all_day ? new Date(Date.parse(end) - 1).toISOString() : end;
  const day = (moment: string) => formatTime(moment, 'date_full', { locale, time_zone });
  const time = (moment: string, zone: string) => formatTime(moment, 'time', { locale, time_zone: zone });
  const between = (zone: string) => `${time(start, zone)} – ${time(end, zone)}`;
  const days = day(start) === day(last) ? day(start) : `${day(start)} – ${day(last)}`;
  const zone = zoneInWords(start, { locale, time_zone });
  const shared = { days, zone, times: all_day ? null : between(time_zone) };
  if (all_day || own_zone === null || wallTime(start, own_zone) === wallTime(start, time_zone))
    return { ...shared, own: null };
  const same_day =
    formatTime(start, 'date', { locale, time_zone: own_zone }) === formatTime(start, 'date', { locale, time_zone });
  const own_day = same_day ? '' : `${formatTime(start, 'date_phrase', { locale, time_zone: own_zone })}, `;
  const own = { times: `${own_day}${between(own_zone)}`, zone: zoneInWords(start, { locale, time_zone: own_zone }) };
  return { ...shared, own };
}

function wallTime(moment: string, time_zone: string): string {
  return formatTime(moment, 'date_and_time_full', { locale: 'en', time_zone });
}

function zoneInWords(moment: string, { locale, time_zone }: { readonly locale: string; readonly time_zone: string }) {
  const named = new Intl.DateTimeFormat(locale, { timeZone: time_zone, timeZoneName: 'longGeneric' });
  return named.formatToParts(new Date(moment)).find(({ type }) => type === 'timeZoneName')?.value ?? time_zone;
}
