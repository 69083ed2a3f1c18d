import { CALL_VOICES } from './call-voices.ts';

/** Voices an account has chosen, by the language they speak. */
export type ChosenVoices = Readonly<Record<string, string>>;

type Voice = (typeof CALL_VOICES)[number];

const [ENGLISH] = CALL_VOICES;

/**
 * The voice for a locale (BCP 47): in the language of its region, else in the first of its language, else in English; the
 * one the account has chosen for that, else its usual one.
 */
export function voiceOf(locale: string, chosen: ChosenVoices): Voice {
  const wanted = locale.toLowerCase();
  const language = wanted.split('-')[0] ?? wanted;
  const spoken = (test: (name: string) => boolean) => CALL_VOICES.find((each) => test(each.language.toLowerCase()));
  const usual = spoken((name) => name === wanted) ?? spoken((name) => name.startsWith(`${language}-`)) ?? ENGLISH;
  const own = chosen[usual.language];
  return CALL_VOICES.find((each) => each.language === usual.language && each.voice === own) ?? usual;
}
