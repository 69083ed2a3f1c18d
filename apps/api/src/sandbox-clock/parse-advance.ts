import { Temporal } from 'temporal-polyfill';

/** An ISO 8601 duration ahead, such as `P1D`; null for anything else, backwards and nothing included. */
export function parseAdvance(text: string): Temporal.Duration | null {
  try {
    const duration = Temporal.Duration.from(text);
    return duration.sign === 1 ? duration : null;
  } catch {
    return null;
  }
}
