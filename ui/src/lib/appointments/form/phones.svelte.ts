import { session } from '#lib/session/session.ts';

type Normalise = (typeof import('@kept/content/phone'))['normalisePhone'];

/** What is typed as a phone number means this one; null: nothing, or not known yet. */
export type PhoneMeant =
  | { readonly ok: true; readonly e164: string }
  | { readonly ok: false; readonly words: string }
  | null;

const WORDS = {
  not_a_number: 'This is not a phone number yet.',
  too_short: 'Some digits are missing.',
  too_long: 'This has too many digits.',
  not_in_use: 'No phone has such a number.',
} as const;

/** Reads phone numbers by the rules the API stores them by. They are large, so they are fetched by the first who asks. */
class Phones {
  #normalise = $state.raw<Normalise | null>(null);
  #asked = false;

  readonly isNumber = (text: string): boolean => this.meant(text)?.ok === true;

  meant(text: string): PhoneMeant {
    if (text.trim() === '') return null;
    if (this.#normalise === null) {
      void this.#fetch();
      return null;
    }
    const read = this.#normalise(text, session.info?.account.country ?? 'US');
    return read.ok ? { ok: true, e164: read.e164 } : { ok: false, words: WORDS[read.reason] };
  }

  async #fetch(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    const { normalisePhone } = await import('@kept/content/phone');
    this.#normalise = normalisePhone;
  }
}

export const phones = new Phones();
