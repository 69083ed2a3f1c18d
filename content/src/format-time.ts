/** The ways a moment can be written; each is a filter of the same name (product.md, dynamic fields). */
export const TIME_FORMATS = {
  date: { dateStyle: 'short' },
  date_full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_phrase: { weekday: 'long', month: 'long', day: 'numeric' },
  date_with_year: { year: 'numeric', month: 'long', day: 'numeric' },
  day_with_date: { weekday: 'short', month: 'short', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  day_and_time_phrase: { weekday: 'long', hour: 'numeric', minute: '2-digit' },
  date_and_time_phrase: { weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  date_and_time_full: {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

export type TimeFormat = keyof typeof TIME_FORMATS;

export interface TimeStyle {
  /** BCP 47; one the runtime does not know falls back to its language, then English. */
  readonly locale: string;
  /** IANA name of the appointment's zone. */
  readonly time_zone: string;
}

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const NARROW_SPACES = /[\u00a0\u202f]/g;

/**
 * A moment in words. A date without a time (an all-day appointment) is written without one; anything that is
 * not a moment is the empty string. Only plain spaces: the narrow ones that locales use before `PM` would
 * turn a whole SMS into UCS-2 and double its price.
 */
export function formatTime(moment: string, format: TimeFormat, { locale, time_zone }: TimeStyle): string {
  const day = DATE_ONLY.test(moment);
  const date = new Date(day ? `${moment}T00:00:00Z` : moment);
  if (Number.isNaN(date.getTime())) return '';
  const options = day ? withoutTime(TIME_FORMATS[format]) : TIME_FORMATS[format];
  if (Object.keys(options).length === 0) return '';
  return formatterOf({ locale, time_zone: day ? 'UTC' : time_zone, options })
    .format(date)
    .replace(NARROW_SPACES, ' ');
}

function withoutTime(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatOptions {
  const { hour: _hour, minute: _minute, ...rest } = options;
  return rest;
}

interface FormatterRequest extends TimeStyle {
  readonly options: Intl.DateTimeFormatOptions;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make and few are needed. */
function formatterOf({ locale, time_zone, options }: FormatterRequest): Intl.DateTimeFormat {
  const key = `${locale} ${time_zone} ${Object.entries(options).join()}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat([locale, 'en'].filter(isLocale), { ...options, timeZone: time_zone });
  if (formatters.size > 500) formatters.clear();
  formatters.set(key, made);
  return made;
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}
