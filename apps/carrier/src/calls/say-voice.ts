import { z } from 'zod';

/** What <Say> speaks: https://www.twilio.com/docs/voice/twiml/say. */
const LANGUAGES = [
  ...['af-ZA', 'am-ET', 'ar-AE', 'ar-XA', 'arb', 'bg-BG', 'bn-IN', 'ca-ES', 'cmn-CN', 'cmn-TW', 'cs-CZ', 'cy-GB'],
  ...['da-DK', 'de-AT', 'de-DE', 'el-GR', 'en-AU', 'en-CA', 'en-GB', 'en-GB-WLS', 'en-IE', 'en-IN', 'en-NZ', 'en-US'],
  ...['en-ZA', 'es-ES', 'es-MX', 'es-US', 'fi-FI', 'fil-PH', 'fr-BE', 'fr-CA', 'fr-FR', 'gu-IN', 'he-IL', 'hi-IN'],
  ...['hu-HU', 'id-ID', 'is-IS', 'it-IT', 'ja-JP', 'kn-IN', 'ko-KR', 'lv-LV', 'ml-IN', 'mr-IN', 'ms-MY', 'nb-NO'],
  ...['nl-BE', 'nl-NL', 'pa-IN', 'pl-PL', 'pt-BR', 'pt-PT', 'ro-RO', 'ru-RU', 'sk-SK', 'sr-RS', 'sv-SE', 'ta-IN'],
  ...['te-IN', 'th-TH', 'tr-TR', 'uk-UA', 'vi-VN', 'yue-HK', 'zh-CN', 'zh-HK', 'zh-TW'],
] as const;

/** The basic voices, Amazon's and Google's; which of theirs exist today only Twilio knows. */
const VOICE =
  /^(man|woman|alice|Polly\.[A-Z][A-Za-z]+(-Neural|-Generative)?|Google\.[a-z]{2,3}-[A-Z]{2}-[A-Za-z0-9-]+)$/;

/** Who speaks, and in what language. */
export const sayVoice = {
  voice: z.string().regex(VOICE).nullable().default(null),
  language: z.enum(LANGUAGES).nullable().default(null),
} as const;
