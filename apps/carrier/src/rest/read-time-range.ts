const DAY_MS = 86_400_000;
const SECOND_MS = 1000;

/**
 * Reads Twilio's filters of a time, as of `DateSent`: by itself it equals, `DateSent>` is on or after, `DateSent<` on or
 * before, in GMT.
 * A date names its whole day; a date with time, its second, since the API shows no finer. What is no date is ignored.
 * @returns milliseconds since 1970, both ends included.
 */
export function readTimeRange(
  query: URLSearchParams,
  name: string,
): { readonly from: number | null; readonly until: number | null } {
  const on = readMoment(query.get(name));
  const from = [on?.first, readMoment(query.get(`${name}>`))?.first].filter((at) => at !== undefined);
  const until = [on?.last, readMoment(query.get(`${name}<`))?.last].filter((at) => at !== undefined);
  return {
    from: from.length === 0 ? null : Math.max(...from),
    until: until.length === 0 ? null : Math.min(...until),
  };
}

function readMoment(text: string | null): { readonly first: number; readonly last: number } | null {
  if (text === null) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at = Date.parse(isDay || /(Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : `${text}Z`);
  if (Number.isNaN(at)) return null;
  const first = isDay ? at : Math.floor(at / SECOND_MS) * SECOND_MS;
  return { first, last: first + (isDay ? DAY_MS : SECOND_MS) - 1 };
}
