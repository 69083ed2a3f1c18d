interface Dated {
  readonly id: string;
  readonly at: string;
}

/** The texts and calls of a phone in one row, oldest first; of the same moment the text first. */
export function phoneEvents<Text extends Dated, Call extends Dated>(
  texts: readonly Text[],
  calls: readonly Call[],
): readonly ({ readonly kind: 'text'; readonly text: Text } | { readonly kind: 'call'; readonly call: Call })[] {
  return [
    ...texts.map((text) => ({ kind: 'text', at: text.at, text }) as const),
    ...calls.map((call) => ({ kind: 'call', at: call.at, call }) as const),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
}
