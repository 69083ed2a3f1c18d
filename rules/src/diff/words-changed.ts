import type { Script } from '../document/content-schemas.ts';
import { scriptInWords } from '../outline/script-in-words.ts';
import { excerptsOf, quoted } from './excerpt.ts';
import { sameJson } from './same-json.ts';

/** All that a message, a translation or an action may be worded with; what it has no room for is left out. */
export interface Worded {
  readonly subject?: string | null;
  readonly body?: string | null;
  readonly script?: Script;
  readonly voicemail?: Script | null;
  readonly attachments?: readonly string[];
  readonly template_id?: string | null;
  readonly link_subject?: string | null;
  readonly link_body?: string | null;
  readonly to?: string | null;
}

type Part = keyof Worded;

const PARTS: Readonly<Record<Part, string>> = {
  subject: 'the subject',
  body: 'the text',
  script: 'what the call says',
  voicemail: 'what a machine hears',
  attachments: 'the list of files',
  template_id: 'the template',
  link_subject: 'the subject of the invitation',
  link_body: 'the invitation',
  to: 'the recipient',
};

const ORDER: readonly Part[] = [
  'subject',
  'body',
  'script',
  'voicemail',
  'attachments',
  'template_id',
  'link_subject',
  'link_body',
  'to',
];

/** What is said otherwise than before, a sentence’s part each: `the text is now “See you.” (before: “Bye.”)`. */
export function wordsChanged(before: Worded, after: Worded): readonly string[] {
  return ORDER.filter((part) => !sameJson(before[part] ?? null, after[part] ?? null)).flatMap((part) => {
    const [was, is] = [textOf(part, before), textOf(part, after)];
    if (was === is) return was === null ? [] : [`${PARTS[part]} is written otherwise, with the same words`];
    const told = was === null || is === null ? { was: quoted(was), is: quoted(is) } : excerptsOf(was, is);
    return [`${PARTS[part]} is now ${told.is} (before: ${told.was})`];
  });
}

/** The same of wordings by locale: `es is new`, `in es, the text is now …`. */
export function translationsChanged(
  before: Readonly<Record<string, Worded>>,
  after: Readonly<Record<string, Worded>>,
): readonly string[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((locale) => {
    const [old, now] = [was.get(locale), is.get(locale)];
    if (old === undefined) return [`${locale} is new`];
    if (now === undefined) return [`${locale} is gone`];
    return wordsChanged(old, now).map((part) => `in ${locale}, ${part}`);
  });
}

/** As one line; null: there is nothing. A subject may be empty on purpose, all else that is empty is nothing. */
function textOf(part: Part, { [part]: value }: Worded): string | null {
  if (value === undefined || value === null || (value === '' && part !== 'subject')) return null;
  if (typeof value === 'string') return value.replaceAll(/\s+/gu, ' ');
  const lines = value.map((item) => (typeof item === 'string' ? item : scriptInWords([item]).join('')));
  return lines.length === 0 ? null : lines.join(' / ').replaceAll(/\s+/gu, ' ');
}
