/** The addresses in what somebody typed, one a line or parted by commas. */
export function addressesIn(text: string): string[] {
  return text
    .split(/[\n,;]+/)
    .map((address) => address.trim())
    .filter((address) => address !== '');
}
