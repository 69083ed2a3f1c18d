import { formatterOf } from '#lib/time/formatter-of.ts';

export interface ZoneChoice {
  /** IANA name. */
  readonly zone: string;
  /** "Toronto". */
  readonly city: string;
  /** "America". */
  readonly region: string;
  /** "UTC−05:00" then. */
  readonly offset: string;
}

/** Every zone the browser knows, with its offset at a moment (milliseconds). */
export function zoneChoices(at: number): readonly ZoneChoice[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return [...zones, ...(zones.includes('UTC') ? [] : ['UTC'])].map((zone) => zoneChoice(zone, at));
}

/** One zone, in the same words. */
export function zoneChoice(zone: string, at: number): ZoneChoice {
  const parts = zone.split('/');
  return {
    zone,
    city: (parts.at(-1) ?? zone).replaceAll('_', ' '),
    region: parts.slice(0, -1).join(', ').replaceAll('_', ' '),
    offset: offsetOf(zone, at),
  };
}

function offsetOf(zone: string, at: number): string {
  const parts = formatterOf({ locale: 'en', zone, options: { timeZoneName: 'longOffset' } }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 'UTC' : name.replace('GMT', 'UTC').replace('-', '−');
}

/** The choices whose words begin with each word of a query, in any order. */
export function findZones(choices: readonly ZoneChoice[], query: string): readonly ZoneChoice[] {
  const wanted = query
    .toLowerCase()
    .split(/[\s/_,]+/)
    .filter((word) => word !== '');
  return choices.filter(({ zone, offset }) => {
    const words = [...zone.toLowerCase().split(/[/_-]/), offset.toLowerCase(), offset.replace('−', '-').toLowerCase()];
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}
