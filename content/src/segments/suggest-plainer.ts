import { SegmentedMessage } from 'sms-segments-calculator';
import { septetsOf } from './gsm-alphabet.ts';

export interface PlainerText {
  readonly text: string;
  /** What was put for what, in the order in which it is met. */
  readonly replaced: readonly { readonly from: string; readonly to: string }[];
}

/** Characters with a look-alike in GSM-7 that the provider's own table leaves as they are. */
const OURS: Readonly<Record<string, string>> = {
  '…': '...',
  '–': '-',
  '—': '-',
  '‑': '-',
  '•': '-',
  '·': '.',
  '\u00A0': ' ',
  '\u202F': ' ',
  '\t': ' ',
};

/** Accents put together the way GSM-7 has them; invisible marks and look-alikes as plain ones; letters never change. */
export function suggestPlainer(text: string): PlainerText {
  const composed = text.normalize('NFC');
  const replaced = new Map<string, string>();
  let plainer = '';
  for (const character of composed) {
    const to = septetsOf(character) === null ? plainOf(character) : character;
    if (to !== character) replaced.set(character, to);
    plainer += to;
  }
  return { text: plainer, replaced: Array.from(replaced, ([from, to]) => ({ from, to })) };
}

/** Liquid keeps its quotes: a template is suggested for outside of its `{{ }}` and `{% %}` only. */
export function suggestPlainerTemplate(template: string): PlainerText {
  const parts = template
    .split(/(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/u)
    .map((part, index) => ({ part, code: index % 2 === 1 }));
  const suggested = parts.map(({ part, code }) => (code ? { text: part, replaced: [] } : suggestPlainer(part)));
  return {
    text: suggested.map(({ text }) => text).join(''),
    replaced: [...new Map(suggested.flatMap(({ replaced }) => replaced).map((pair) => [pair.from, pair])).values()],
  };
}

/** The provider's Smart Encoding where it has an answer within GSM-7. */
function plainOf(character: string): string {
  const ours = OURS[character];
  if (ours !== undefined) return ours;
  const theirs = new SegmentedMessage(character, 'auto', true).graphemes.join('');
  return [...theirs].every((one) => septetsOf(one) !== null) ? theirs : character;
}
