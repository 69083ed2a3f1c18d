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

/** Words that are neither a number nor an address, nor several of them: somebody is meant by name. */
export function isName(text: string): boolean {
  const digits = text.replaceAll(/\D/gu, '').length;
  return /\p{L}/u.test(text) && digits < 5 && !/[@\n\r\t,;]/u.test(text);
}
