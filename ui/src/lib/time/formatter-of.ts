const formatters = new Map<string, Intl.DateTimeFormat>();

export interface FormatterRequest {
  /** BCP 47; one the browser does not know becomes English. */
  readonly locale: string;
  /** IANA name; one the browser does not know becomes UTC. */
  readonly zone: string;
  readonly options: Intl.DateTimeFormatOptions;
}

/** Formatters are costly to make and few are needed. */
export function formatterOf({ locale, zone, options }: FormatterRequest): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = make({ locale, zone, options });
  if (formatters.size > 300) formatters.clear();
  formatters.set(key, made);
  return made;
}

function make({ locale, zone, options }: FormatterRequest): Intl.DateTimeFormat {
  const locales = [locale, 'en'].filter(isLocale);
  try {
    return new Intl.DateTimeFormat(locales, { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat(locales, { ...options, timeZone: 'UTC' });
  }
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}
