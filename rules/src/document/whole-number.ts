import { z } from 'zod/mini';

/** A whole number from `least` to `most`. `z.int` would say the same at four times the weight in a browser. */
export function wholeNumber(least: number, most: number) {
  return z
    .number()
    .check(z.refine(Number.isInteger, { error: 'must be a whole number' }), z.minimum(least), z.maximum(most));
}
