import { Temporal } from 'temporal-polyfill';

/** Nobody rehearses more, and the clock never goes back: further is a slip of the keyboard that would cost the sandbox. */
const FURTHEST_YEARS = 10;

const BASE = Temporal.PlainDateTime.from('2000-01-01T00:00');
const FURTHEST = BASE.add({ years: FURTHEST_YEARS });

/** An ISO 8601 duration ahead of at most ten years, such as `P1D`; null for anything else, backwards and nothing included. */
export function parseAdvance(text: string): Temporal.Duration | null {
  try {
    const duration = Temporal.Duration.from(text);
    const within = Temporal.PlainDateTime.compare(BASE.add(duration), FURTHEST) <= 0;
    return duration.sign === 1 && within ? duration : null;
  } catch {
    return null;
  }
}
