import { liquidWords, type LiquidWords } from '@kept/content/liquid-words';
import type { TextPart } from '@kept/rules/checks/issue';
import { namedIn } from '../fields/named-in.ts';

/** What can stand where the author is, and from where it takes the place of what is written. */
export interface LiquidCompletions {
  /** Index in the text before the cursor. */
  readonly from: number;
  readonly kind: 'field' | 'filter' | 'tag';
  readonly words: readonly string[];
}

export interface KnownFields {
  /** Fields of the account. */
  readonly own_fields: readonly string[];
  /** What of a message is written. */
  readonly part: TextPart;
}

const CODE = /(\{\{|\{%)-?((?:(?!\}\}|%\}|\{\{|\{%).)*)$/su;
const WORD = /[\p{L}\p{N}_.]*$/u;

let known: LiquidWords | null = null;

/**
 * What can be written at the end of this text: filters behind a bar, tags after `{%`, else fields, those of the account
 * last; null: words of the author's own.
 */
export function liquidCompletions(before: string, { own_fields, part }: KnownFields): LiquidCompletions | null {
  const code = CODE.exec(before);
  if (code === null) return null;
  const [, open, inside = ''] = code;
  known ??= liquidWords();
  const word = WORD.exec(inside)?.[0] ?? '';
  const from = before.length - word.length;
  const ahead = inside.slice(0, inside.length - word.length).trimEnd();
  if (ahead.endsWith('|')) return { from, kind: 'filter', words: known.filters };
  if (open === '{%' && ahead === '') return { from, kind: 'tag', words: known.tags };
  const begins_value = ahead === '' || open === '{%' || /[:,]$/u.test(ahead);
  return begins_value ? { from, kind: 'field', words: [...namedIn(part, known.fields), ...own_fields] } : null;
}
