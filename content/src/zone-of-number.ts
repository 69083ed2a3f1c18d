import { ZONE_PREFIXES } from './zone-prefixes.ts';

const ZONES: ReadonlyMap<string, string> = new Map(
  Object.entries(ZONE_PREFIXES).flatMap(([zone, prefixes]) =>
    prefixes.split(' ').map((prefix) => [prefix, zone] as const),
  ),
);
const LONGEST = Math.max(...[...ZONES.keys()].map((prefix) => prefix.length));

/**
 * The zone a telephone number (E.164) is at home in, by its longest known prefix; null where the prefix is shared by
 * zones that show different times, as with mobile numbers of large countries. It is where the number was given out,
 * not where its owner is: good enough for quiet hours, which only ever defer (flow-spec section 1, two clocks).
 */
export function zoneOfNumber(e164: string): string | null {
  const digits = e164.startsWith('+') ? e164.slice(1, LONGEST + 1) : '';
  for (let length = digits.length; length > 0; length -= 1) {
    const zone = ZONES.get(digits.slice(0, length));
    if (zone !== undefined) return zone === '' ? null : zone;
  }
  return null;
}
