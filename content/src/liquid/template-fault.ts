import { LiquidError } from 'liquidjs';
import { nearName } from '../near-name.ts';

export const TEMPLATE_FAULTS = [
  'template_syntax',
  'unknown_filter',
  'template_too_long',
  'template_too_deep',
  'template_too_costly',
] as const;

/** Why a text cannot be rendered, in the author's words and with the way out. */
export interface TemplateFault {
  readonly code: (typeof TEMPLATE_FAULTS)[number];
  readonly message: string;
  /** Where, from 1; null when it is about the text as a whole. */
  readonly at: { readonly line: number; readonly column: number } | null;
}

/** What may be written, for the nearest name to one that does not exist. */
export interface Vocabulary {
  readonly filters: readonly string[];
  readonly tags: readonly string[];
}

/** What the engine said, in our words. Its own are for programmers and change with its versions. */
export function faultOf(error: unknown, vocabulary: Vocabulary): TemplateFault {
  if (!LiquidError.is(error)) return { code: 'template_syntax', message: UNREADABLE, at: null };
  const [line, column] = error.token.getPosition();
  const at = line === undefined || column === undefined ? null : { line, column };
  const said = (error.originalError?.message ?? error.message).replace(/, line:\d+, col:\d+$/u, '');
  const { code = 'template_syntax', words } = wordsFor(said, vocabulary);
  return { code, message: at === null ? words : `Line ${at.line}, column ${at.column}: ${words}`, at };
}

const UNREADABLE = 'the text cannot be read here: check the braces, the names and the | before each filter.';

interface Words {
  readonly code?: TemplateFault['code'];
  readonly words: string;
}

function wordsFor(said: string, vocabulary: Vocabulary): Words {
  const filter = /^undefined filter: (.*)$/u.exec(said)?.[1];
  if (filter !== undefined) return { code: 'unknown_filter', words: noSuch('filter', filter, vocabulary.filters) };
  const tag = /^tag "(.*)" not found$/su.exec(said)?.[1];
  if (tag !== undefined) return { words: strayTag(tag, vocabulary.tags) };
  const open = /^tag \{%-? *(\w+)/u.exec(said)?.[1];
  if (open !== undefined) return { words: `{% ${open} %} is not closed: add {% end${open} %} where it ends.` };
  const arguments_of = /^(\w+) expect (\d+) arguments/u.exec(said)?.[1];
  if (arguments_of !== undefined) {
    return { words: `the filter ${arguments_of} needs a value after it, as in | ${arguments_of}: "…".` };
  }
  return PLAIN_WORDS.find(([pattern]) => pattern.test(said))?.[1] ?? { words: UNREADABLE };
}

const PLAIN_WORDS: readonly (readonly [RegExp, Words])[] = [
  [/^output .*not closed/su, { words: 'a {{ is not closed: add }} after the field.' }],
  [/^tag ".*not closed/su, { words: 'a {% is not closed: add %} at its end.' }],
  [/^raw .*not closed/su, { words: '{% raw %} is not closed: add {% endraw %} where it ends.' }],
  [/^invalid value expression/u, { words: 'a field or a value is missing here.' }],
  [/^(expected variable name|expected "=")/u, { words: 'write it as {% assign name = value %}.' }],
  [/^invalid capture name/u, { words: 'write it as {% capture name %}…{% endcapture %}.' }],
  [/^illegal tag: \{%-? *for/u, { words: 'write it as {% for one in appointments %}…{% endfor %}.' }],
  [/^illegal tag syntax/u, { words: 'a {% %} has no name in it, such as if or for.' }],
  [/^unexpected character/u, { words: 'a character does not belong here; filters begin with |, their values with :.' }],
  [
    /^(duplicated else|unexpected elsif)/u,
    { words: 'after {% else %} there can be no {% else %} and no {% elsif %}.' },
  ],
  [/^. not closed$/u, { words: 'a bracket is not closed here.' }],
  [
    /limit exceeded/u,
    { code: 'template_too_costly', words: 'this repeats too often or grows too long: loop over fewer things.' },
  ],
];

/** Tags of the language that reach for other texts: an auto message stands by itself. */
const FILE_TAGS: readonly string[] = ['include', 'render', 'layout', 'block', 'endblock'];
const INNER_TAGS: readonly string[] = ['else', 'elsif', 'when'];

function strayTag(tag: string, tags: readonly string[]): string {
  if (FILE_TAGS.includes(tag)) return `{% ${tag} %} cannot be used: a text cannot take in another one.`;
  if (INNER_TAGS.includes(tag))
    return `{% ${tag} %} stands alone: it belongs between {% if %} or {% case %} and its end.`;
  if (tag.startsWith('end')) {
    return `{% ${tag} %} closes nothing: take it out, or open {% ${tag.slice(3)} %} before it.`;
  }
  return noSuch('tag', tag, tags);
}

function noSuch(kind: 'filter' | 'tag', name: string, names: readonly string[]): string {
  const near = nearName(name, names);
  const shown = kind === 'tag' ? (of: string) => `{% ${of} %}` : (of: string) => of;
  const way_out = near === null ? `take it out, or choose another ${kind}.` : `did you mean ${shown(near)}?`;
  return `there is no ${kind} ${shown(name)}: ${way_out}`;
}
