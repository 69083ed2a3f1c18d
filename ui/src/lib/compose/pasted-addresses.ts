export interface PastedAddresses {
  readonly addresses: readonly string[];
  /** How many of them were written again. */
  readonly repeated: number;
}

/**
 * What was typed or pasted as a list: a column of numbers, a line of addresses with commas. Numbers are written with
 * spaces, so a space alone parts nothing.
 */
export function pastedAddresses(text: string): PastedAddresses {
  const parts = text
    .split(/[\n\r\t,;]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const addresses = [...new Set(parts)];
  return { addresses, repeated: parts.length - addresses.length };
}
