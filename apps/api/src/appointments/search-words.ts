import type { Statement, Transaction } from '@kept/sequences/transaction';
import { searchTokens } from './search-tokens.ts';

const FOLD: Statement = {
  name: 'fold_search',
  text: `select 'word' as kind, w as word from unnest($1::text[]) t, search_words(t) w
    union select 'whole', fold_search_text(t) from unnest($2::text[]) t`,
};

/** A number as dialled at home begins with a zero that the stored one does not have. */
const HOME_ZERO = /^0+(?=\d{4})/;

/**
 * The words a search asks for, folded as the stored ones are, each with the spellings that will do; null: none were
 * asked for. An empty list: what was typed holds no word, so nothing can match.
 */
export async function searchWords(
  transaction: Transaction,
  q: string | undefined,
): Promise<readonly (readonly string[])[] | null> {
  if (q === undefined || q === '') return null;
  const { texts, whole, numbers } = searchTokens(q);
  const rows = await transaction.read<{ readonly word: string }>(FOLD, [texts, whole]);
  const words = rows.map(({ word }) => word).filter((word) => word !== '');
  return [
    ...words.map(spellingsOf),
    // the whole number, or all of its runs: each run, or the whole
    ...numbers.flatMap(({ digits, runs }) => runs.map((run) => [run, ...spellingsOf(digits)])),
  ];
}

function spellingsOf(word: string): readonly string[] {
  return HOME_ZERO.test(word) ? [word, word.replace(HOME_ZERO, '')] : [word];
}
