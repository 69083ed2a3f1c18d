import { z } from 'zod';

const whole = z.coerce.number('is not a number').int('is not a whole number').min(1, 'is below 1');

/** Pages are counted from 1; `next_page` in the answer is null on the last. */
export const pageQueryShape = {
  page: whole.max(100_000, 'is above 100000').default(1),
  page_size: whole.max(100, 'is above 100').default(50),
};
