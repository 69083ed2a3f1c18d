import type { Fields } from '@kept/content/fields';
import { formatTime, type TimeStyle } from '@kept/content/format-time';
import { SECURE_LINK_FIELD } from '@kept/content/known-field';
import { liquidWords } from '@kept/content/liquid-words';
import type { TextPart } from '@kept/rules/checks/issue';
import { sampleSecureLink, withSampleLinks } from '#lib/links/with-sample-links.ts';
import type { Choice } from '../../chooser/choice.ts';
import { namedIn } from './named-in.ts';

const LINK = 'The link';
const GROUPS: Readonly<Record<string, string>> = {
  event: 'The appointment',
  appointments: 'The appointment',
  calendar: 'The appointment',
  reminder: 'The appointment',
  booking: 'The appointment',
  [SECURE_LINK_FIELD]: LINK,
  user: 'Who sends',
};
const CLIENT = 'The client';
const ORDER = [LINK, CLIENT, 'The appointment', 'Who sends'];

/** Moments as they are: written into a text with a filter, or nobody could read them. */
const MOMENTS = ['event.start_time', 'event.end_time', 'event.previous_start_time'];
const MOMENT_FILTER = 'date_and_time_phrase';

const NAME = /^[A-Za-z_][\w-]*$/u;

interface Naming extends TimeStyle {
  /** Fields the account has defined, such as `custom.pet`. */
  readonly own_fields: readonly string[];
  /** What of a message the text is. */
  readonly part: TextPart;
}

/** The fields a text can name, each with what it would say for the client whose fields these are. */
export function fieldChoices(fields: Fields, { own_fields, part, ...style }: Naming): readonly Choice[] {
  const named = [...namedIn(part, liquidWords().fields), ...own_fields, ...customFields(fields)];
  const known = named.map((name) => ({
    id: name,
    label: name,
    hint: exampleOf(name, { fields, style }),
    group: GROUPS[name.split('.')[0] ?? ''] ?? CLIENT,
  }));
  return known.toSorted((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group));
}

/** A field as it is written into a text. */
export function fieldInText(name: string): string {
  return MOMENTS.includes(name) ? `{{ ${name} | ${MOMENT_FILTER} }}` : `{{ ${name} }}`;
}

function customFields(fields: Fields): readonly string[] {
  return ['event.custom', 'participant.custom', 'contact.custom'].flatMap((place) => {
    const custom = valueAt(fields, place);
    const names = typeof custom === 'object' && custom !== null ? Object.keys(custom) : [];
    return names.filter((name) => NAME.test(name)).map((name) => `${place}.${name}`);
  });
}

function exampleOf(name: string, { fields, style }: { readonly fields: Fields; readonly style: TimeStyle }): string {
  if (name === SECURE_LINK_FIELD) return sampleSecureLink();
  if (name === 'appointments') return 'all that one message is about, a line each';
  const value = valueAt(fields, name);
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return '(empty)';
  return MOMENTS.includes(name) ? formatTime(value, MOMENT_FILTER, style) : withSampleLinks(value);
}

function valueAt(fields: Fields, name: string): unknown {
  return name.split('.').reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.entries(value).find(([key]) => key === part)?.[1];
  }, fields);
}
