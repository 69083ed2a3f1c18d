import { voiceOf } from '@kept/content/voice-of';

interface Spoken {
  readonly language: string;
  /** Who speaks it unless another is chosen. */
  readonly usual: string;
}

/** The languages calls of an account are read out in: its own first, then those of its contacts, each once. */
export function languagesSpoken({
  locale,
  locales_in_use,
}: {
  readonly locale: string;
  readonly locales_in_use: readonly string[];
}): readonly Spoken[] {
  const usual = [locale, ...locales_in_use].map((each) => voiceOf(each, {}));
  return [...new Map(usual.map(({ language, voice }) => [language, { language, usual: voice }])).values()];
}
