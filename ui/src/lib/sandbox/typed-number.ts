/** A number as somebody typed it, with its country, in E.164; null when it is none. */
export function typedNumber(text: string): string | null {
  const number = text.replaceAll(/[\s().-]/g, '').replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}
