import { textField } from './text-field.ts';

/** NUL is refused already, as what cannot be stored. */
const MORE_THAN_A_LINE = /(?!\u0000)[\p{Cc}\p{Zl}\p{Zp}]/u;

/** A text that stands in subjects, lists and headers: one line, without control characters. */
export function lineField(max: number) {
  return textField(max).refine((text) => !MORE_THAN_A_LINE.test(text), {
    error: 'holds a line break or another control character: write it as one line',
    params: { code: 'not_one_line' },
  });
}
