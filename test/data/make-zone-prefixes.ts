import { readFileSync, writeFileSync } from 'node:fs';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { Temporal } from 'temporal-polyfill';

/**
 * Makes `content/src/zone-prefixes.ts` from the table of time zones in google/libphonenumber
 * (`resources/timezones/map_data.txt`, Apache-2.0): npm run zone-prefixes -- path/to/map_data.txt
 *
 * A prefix has a zone when all zones the table gives it show the same time, now and for years; else none. Mobile
 * numbers of a country with several times have none either, though the table puts them where most of them are: a
 * client in Perth is better served by the clock of an appointment in Perth than by Sydney's.
 */
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Say where map_data.txt is.');

/** Area codes opened beside older ones since the table was made, by the plan's administrator (nanpa.com). */
const OVERLAYS: Readonly<Record<string, string>> = {
  ...{ 223: '717', 263: '514', 279: '916', 332: '212', 341: '510', 350: '209', 354: '450', 367: '418', 368: '403' },
  ...{ 382: '519', 428: '506', 436: '440', 445: '215', 447: '217', 464: '708', 468: '819', 472: '910', 474: '306' },
  ...{ 572: '405', 582: '814', 584: '204', 624: '716', 640: '609', 645: '305', 656: '813', 659: '205', 680: '315' },
  ...{ 683: '705', 686: '804', 689: '407', 726: '210', 728: '561', 730: '618', 742: '905', 743: '336', 753: '613' },
  ...{ 771: '202', 820: '805', 826: '540', 835: '610', 837: '530', 838: '518', 839: '803', 840: '909', 861: '309' },
  ...{ 879: '709', 942: '416', 943: '404', 945: '214', 948: '757', 975: '816', 983: '303' },
};
/** Calling codes whose mobile numbers begin with an area code. */
const LOCAL_MOBILES: readonly string[] = ['1', '52', '54', '55', '86'];
const EXAMPLES = [9, 10, 11, 12, 13].flatMap((length) =>
  ['0', '1', '2', '5', '9'].map((filler) => ({ length, filler })),
);
const YEARS = [2026, 2028, 2031];

const rows = readFileSync(path, 'utf8')
  .split('\n')
  .map((line) => line.split('|'))
  .flatMap(([prefix, names]) =>
    prefix !== undefined && names !== undefined && /^\d+$/.test(prefix) ? [{ prefix, names: names.split('&') }] : [],
  );
/** How many prefixes a zone has for itself: of several that show the same time the best known one is named. */
const alone = new Map<string, number>();
for (const { names } of rows) if (names.length === 1) alone.set(names[0] ?? '', (alone.get(names[0] ?? '') ?? 0) + 1);
const zones = new Map(rows.map(({ prefix, names }) => [prefix, oneOf(names)]));
for (const [code, older] of Object.entries(OVERLAYS)) {
  if (!zones.has(`1${code}`)) zones.set(`1${code}`, zones.get(`1${older}`) ?? null);
}

for (const [prefix, zone] of zones) {
  if (zone !== null && isOfWholeCountry(prefix)) zones.set(prefix, null);
}

const prefixes = new Map<string, string[]>();
for (const [prefix, zone] of [...zones].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  if (zone !== above(prefix)) prefixes.set(zone ?? '', [...(prefixes.get(zone ?? '') ?? []), prefix]);
}
const written = [...prefixes]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([zone, list]) => `  '${zone}': '${list.join(' ')}',`);
writeFileSync(
  new URL('../../content/src/zone-prefixes.ts', import.meta.url),
  `/**
 * Where telephone numbers are at home: for each zone the prefixes (E.164 without the plus) whose numbers are in it
 * unless a longer prefix says otherwise; under the empty name those that are in several. Made by
 * \`npm run zone-prefixes\` from google/libphonenumber, resources/timezones/map_data.txt (Apache License 2.0,
 * © The Libphonenumber Authors), and the newer area codes of North America. Do not edit.
 */
export const ZONE_PREFIXES: Readonly<Record<string, string>> = {
${written.join('\n')}
};
`,
);
console.log(`${written.length} zones, ${[...prefixes.values()].flat().length} prefixes`);

/** Whether numbers that begin so say nothing of where in a country of several times they are. */
function isOfWholeCountry(prefix: string): boolean {
  return EXAMPLES.some(({ length, filler }) => {
    const number = parsePhoneNumberFromString(`+${prefix.padEnd(length, filler)}`);
    if (number === undefined || LOCAL_MOBILES.includes(number.countryCallingCode)) return false;
    return number.getType() === 'MOBILE' && (zones.get(number.countryCallingCode) ?? null) === null;
  });
}

function above(prefix: string): string | null {
  for (let length = prefix.length - 1; length > 0; length -= 1) {
    const zone = zones.get(prefix.slice(0, length));
    if (zone !== undefined) return zone;
  }
  return null;
}

/** One of zones that always show the same time; null when they differ. */
function oneOf(names: readonly string[]): string | null {
  if (new Set(names.map(times)).size !== 1) return null;
  return names.toSorted((a, b) => (alone.get(b) ?? 0) - (alone.get(a) ?? 0))[0] ?? null;
}

function times(zone: string): string {
  return YEARS.flatMap((year) => Array.from({ length: 52 }, (_, week) => ({ year, week })))
    .map(({ year, week }) => {
      const at = Temporal.Instant.from(`${year}-01-01T12:00Z`).add({ hours: week * 168 });
      return at.toZonedDateTimeISO(zone).offset;
    })
    .join();
}
