/** The reason for a message: the sentence to show at once, and the others. */
export interface LeadingWhy {
  readonly first: string | null;
  readonly rest: readonly string[];
}

/** What an input put an end to is no reason for what it began. */
const ASIDE = /^Waiting for a response to .* ended:/;

/** Puts the sentence first that says most of why; the others follow in the order in which the rules were looked at. */
export function leadingWhy(why: readonly string[]): LeadingWhy {
  const index = Math.max(
    0,
    why.findIndex((sentence) => !ASIDE.test(sentence)),
  );
  const [first = null] = why.slice(index);
  return { first, rest: why.filter((_, place) => place !== index) };
}
