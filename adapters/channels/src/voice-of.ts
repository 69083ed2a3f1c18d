import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';

type SayAttributes = Required<VoiceResponse.SayAttributes>;

/** What a text is read with: the carrier's name of a language and of a voice that speaks it. */
export type Voice = Readonly<Pick<SayAttributes, 'language' | 'voice'>>;

const ENGLISH: Voice = { language: 'en-US', voice: 'Polly.Joanna' };

/** Amazon Polly's voices as Twilio names them; the first of a language speaks it where its region has none. */
const VOICES: readonly Voice[] = [
  ENGLISH,
  { language: 'en-GB', voice: 'Polly.Amy' },
  { language: 'en-AU', voice: 'Polly.Nicole' },
  { language: 'en-IN', voice: 'Polly.Raveena' },
  { language: 'es-US', voice: 'Polly.Lupe' },
  { language: 'es-ES', voice: 'Polly.Conchita' },
  { language: 'es-MX', voice: 'Polly.Mia' },
  { language: 'fr-FR', voice: 'Polly.Celine' },
  { language: 'fr-CA', voice: 'Polly.Chantal' },
  { language: 'de-DE', voice: 'Polly.Vicki' },
  { language: 'pt-BR', voice: 'Polly.Camila' },
  { language: 'pt-PT', voice: 'Polly.Ines' },
  { language: 'it-IT', voice: 'Polly.Carla' },
  { language: 'nl-NL', voice: 'Polly.Lotte' },
  { language: 'pl-PL', voice: 'Polly.Ewa' },
  { language: 'tr-TR', voice: 'Polly.Filiz' },
  { language: 'sv-SE', voice: 'Polly.Astrid' },
  { language: 'nb-NO', voice: 'Polly.Liv' },
  { language: 'da-DK', voice: 'Polly.Naja' },
  { language: 'ja-JP', voice: 'Polly.Mizuki' },
  { language: 'ko-KR', voice: 'Polly.Seoyeon' },
];

/** The voice for a locale (BCP 47): that of its region, else the first of its language, else English. */
export function voiceOf(locale: string): Voice {
  const wanted = locale.toLowerCase();
  const language = wanted.split('-')[0] ?? wanted;
  const spoken = (test: (name: string) => boolean) => VOICES.find((each) => test(each.language.toLowerCase()));
  return spoken((name) => name === wanted) ?? spoken((name) => name.startsWith(`${language}-`)) ?? ENGLISH;
}
