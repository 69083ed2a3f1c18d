import type { DigitMeaning } from '../match-built-in-digit.ts';
import type { AuthoredMessage } from './find-authored.ts';
import { note } from './note.ts';
import { type Found, searchScopes } from './search-scopes.ts';
import type { Turn } from './turn.ts';

/**
 * What answers a digit (rulings 7 and 17). Within a built-in menu only its own digits count: it is a child of
 * ours, and what is authored on the message waits for the message's digits (ruling 20).
 */
export function searchDigit(
  turn: Turn,
  {
    authored,
    digit,
    meaning,
    menu,
  }: {
    readonly authored: AuthoredMessage;
    readonly digit: string;
    readonly meaning: DigitMeaning | null;
    readonly menu: string | null;
  },
): Found<DigitMeaning> {
  const detail = { digit };
  if (menu === null) {
    return searchScopes(turn, {
      authored,
      occurrence: { kind: 'digit', digit },
      meaning: meaning && { built_in: meaning, detail },
    });
  }
  const about = { rule: 'built_in', ruling: 20, auto_message_id: authored.message.id };
  if (meaning === null) {
    note(turn, { ...about, verdict: 'no_match', detail: { menu } });
    return { kind: 'nothing' };
  }
  note(turn, { ...about, verdict: 'matched', detail: { built_in: meaning.id, menu, ...detail } });
  return { kind: 'built_in', built_in: meaning };
}
