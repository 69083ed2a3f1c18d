import type { Form } from './form-of.ts';

/** Longer than any address the provider makes. */
const LONGEST_URL = 2_000;

/** Where the files of an incoming text lie: `MediaUrl0` and on, as many as `NumMedia` says; whose they are is checked when they are fetched. */
export function mediaUrlsOf(form: Form, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => form[`MediaUrl${index}`]).filter(
    (url): url is string => typeof url === 'string' && url.length <= LONGEST_URL && !url.includes('\u0000'),
  );
}
