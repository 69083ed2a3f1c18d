import { BUILT_INS } from '../built-ins.ts';
import type { AutoMessage, Definition } from '../document.ts';
import { OPT_OUT_WORDS } from '../line-words.ts';
import type { Occurrence } from '../triggers/occurrence.ts';
import { lookEverywhere } from '../turn/look-everywhere.ts';
import type { BuiltInRow } from './graph.ts';

/** What a message does without authoring, and which of it an auto reply of the message or a default replaces (rulings 7 and 8). */
export function builtInRows(definition: Definition, message: AutoMessage): readonly BuiltInRow[] {
  const { type, purpose } = message;
  const answers = BUILT_INS.filter((built_in) => built_in.purpose === purpose).map((built_in) => ({
    ...built_in,
    // A call takes one digit after another, which is one way to say it, not several.
    words: type === 'call' ? [built_in.dials.join(' then ')] : built_in.words[type],
  }));
  return [
    ...answers.map(({ id, state, words, affirmative }): BuiltInRow => {
      const yes = type !== 'call' && affirmative && definition.policy.any_affirmative_confirms ? ', or any yes' : '';
      const looked = words.map((word) => ({ word, overridden_by: overriding(definition, { message, word }) }));
      const replaced = looked.filter(({ overridden_by }) => overridden_by !== null).length;
      return {
        kind: 'built_in',
        built_in_id: id,
        label: `${type === 'call' ? words.join() : words.map((word) => `“${word}”`).join(', ')}${yes}: ${state.replace('_', ' ')}`,
        words: looked,
        overridden: replaced === 0 ? 'no' : replaced === words.length ? 'wholly' : 'partly',
      };
    }),
    {
      kind: 'built_in',
      built_in_id: 'opt_out',
      label: type === 'call' ? '9: opts out' : `“${OPT_OUT_WORDS[type].join('”, “')}”: opts out`,
      words: OPT_OUT_WORDS[type].map((word) => ({ word, overridden_by: null })),
      overridden: 'no',
    },
  ];
}

/** The auto reply that takes the word, or the first of the digits, before the built-in is asked, as `step` would search for it. */
function overriding(
  definition: Definition,
  { message, word }: { readonly message: AutoMessage; readonly word: string },
): string | null {
  const occurrence: Occurrence =
    message.type === 'call'
      ? { kind: 'digit', digit: word.slice(0, 1) }
      : { kind: 'reply', reply: { whole: word, first_line: null } };
  const { custom } = lookEverywhere({ definition, message, revision_id: '' }, occurrence);
  return custom.find(({ match }) => match !== null)?.auto_reply.id ?? null;
}
