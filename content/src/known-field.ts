import { KNOWN_FIELDS } from './fields.ts';

/** Where the link of a secure message goes; of all texts an invitation alone can name it. */
export const SECURE_LINK_FIELD = 'secure_link';

const ANY_OF = '.*';
const NAMES: ReadonlySet<string> = new Set(KNOWN_FIELDS);
const OPEN = KNOWN_FIELDS.filter((field) => field.endsWith(ANY_OF)).map((field) => field.slice(0, -ANY_OF.length));

/** Of an appointment in the list: an event's fields, and whose it is. */
const LISTED: readonly string[] = [
  ...KNOWN_FIELDS.filter((field) => field.startsWith('event.')).map((field) => field.slice('event.'.length)),
  'name',
  'first_name',
  'calendar.name',
];
/** The names an author chooses from for an appointment of the list, without the list’s own. */
export function listedFieldNames(): readonly string[] {
  return LISTED.filter((field) => !field.endsWith(ANY_OF));
}

const PLACE = /^(first|last|\d+|\?)$/u;

/** Whether a template may name this field; custom fields by any name, and the size of what has one. */
export function isKnownField(path: readonly string[]): boolean {
  const [root, place, ...rest] = path;
  if (root === 'appointments') return isListed(place, rest);
  const name = path.join('.');
  if (NAMES.has(name)) return true;
  if (path.at(-1) === 'size') return isKnownField(path.slice(0, -1));
  return OPEN.some((open) => name.startsWith(`${open}.`));
}

/** The names an author chooses from. */
export function knownFieldNames(): readonly string[] {
  return KNOWN_FIELDS.filter((field) => !field.endsWith(ANY_OF));
}

function isListed(place: string | undefined, rest: readonly string[]): boolean {
  if (place === undefined || place === 'size') return true;
  if (!PLACE.test(place)) return false;
  const name = rest.join('.');
  return rest.length === 0 || LISTED.includes(name) || (rest[0] === 'custom' && rest.length === 2);
}
