import { textField } from './text-field.ts';

const MORE_THAN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** A text that stands in subjects, lists and headers: one line, without control characters. */
export function lineField(max: number) {
  // NUL is refused already, as what cannot be stored
  return textField(max).refine((text) => !MORE_THAN_A_LINE.test(text.replaceAll('\u0000', '')), {
    error: 'holds a line break or another control character: write it as one line',
    params: { code: 'not_one_line' },
  });
}
