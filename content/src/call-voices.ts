/** Who can read a call's words out: the carrier's name of a language and of a voice that speaks it. */
export interface CallVoice {
  /** BCP 47, as the carrier writes it. */
  readonly language: string;
  readonly voice: string;
  readonly name: string;
  readonly sounds: 'woman' | 'man';
}

/**
 * Amazon Polly's standard voices as Twilio names them (https://www.twilio.com/docs/voice/twiml/say/text-speech); the
 * first of a language is its usual one, and the first region speaks for those that have none.
 */
export const CALL_VOICES = [
  { language: 'en-US', voice: 'Polly.Joanna', name: 'Joanna', sounds: 'woman' },
  { language: 'en-US', voice: 'Polly.Matthew', name: 'Matthew', sounds: 'man' },
  { language: 'en-US', voice: 'Polly.Kendra', name: 'Kendra', sounds: 'woman' },
  { language: 'en-US', voice: 'Polly.Joey', name: 'Joey', sounds: 'man' },
  { language: 'en-GB', voice: 'Polly.Amy', name: 'Amy', sounds: 'woman' },
  { language: 'en-GB', voice: 'Polly.Brian', name: 'Brian', sounds: 'man' },
  { language: 'en-AU', voice: 'Polly.Nicole', name: 'Nicole', sounds: 'woman' },
  { language: 'en-AU', voice: 'Polly.Russell', name: 'Russell', sounds: 'man' },
  { language: 'en-IN', voice: 'Polly.Raveena', name: 'Raveena', sounds: 'woman' },
  { language: 'es-US', voice: 'Polly.Lupe', name: 'Lupe', sounds: 'woman' },
  { language: 'es-US', voice: 'Polly.Miguel', name: 'Miguel', sounds: 'man' },
  { language: 'es-ES', voice: 'Polly.Conchita', name: 'Conchita', sounds: 'woman' },
  { language: 'es-ES', voice: 'Polly.Enrique', name: 'Enrique', sounds: 'man' },
  { language: 'es-MX', voice: 'Polly.Mia', name: 'Mia', sounds: 'woman' },
  { language: 'fr-FR', voice: 'Polly.Celine', name: 'Céline', sounds: 'woman' },
  { language: 'fr-FR', voice: 'Polly.Mathieu', name: 'Mathieu', sounds: 'man' },
  { language: 'fr-CA', voice: 'Polly.Chantal', name: 'Chantal', sounds: 'woman' },
  { language: 'de-DE', voice: 'Polly.Vicki', name: 'Vicki', sounds: 'woman' },
  { language: 'de-DE', voice: 'Polly.Hans', name: 'Hans', sounds: 'man' },
  { language: 'pt-BR', voice: 'Polly.Camila', name: 'Camila', sounds: 'woman' },
  { language: 'pt-BR', voice: 'Polly.Ricardo', name: 'Ricardo', sounds: 'man' },
  { language: 'pt-PT', voice: 'Polly.Ines', name: 'Inês', sounds: 'woman' },
  { language: 'pt-PT', voice: 'Polly.Cristiano', name: 'Cristiano', sounds: 'man' },
  { language: 'it-IT', voice: 'Polly.Carla', name: 'Carla', sounds: 'woman' },
  { language: 'it-IT', voice: 'Polly.Giorgio', name: 'Giorgio', sounds: 'man' },
  { language: 'nl-NL', voice: 'Polly.Lotte', name: 'Lotte', sounds: 'woman' },
  { language: 'nl-NL', voice: 'Polly.Ruben', name: 'Ruben', sounds: 'man' },
  { language: 'pl-PL', voice: 'Polly.Ewa', name: 'Ewa', sounds: 'woman' },
  { language: 'pl-PL', voice: 'Polly.Jacek', name: 'Jacek', sounds: 'man' },
  { language: 'tr-TR', voice: 'Polly.Filiz', name: 'Filiz', sounds: 'woman' },
  { language: 'sv-SE', voice: 'Polly.Astrid', name: 'Astrid', sounds: 'woman' },
  { language: 'nb-NO', voice: 'Polly.Liv', name: 'Liv', sounds: 'woman' },
  { language: 'da-DK', voice: 'Polly.Naja', name: 'Naja', sounds: 'woman' },
  { language: 'da-DK', voice: 'Polly.Mads', name: 'Mads', sounds: 'man' },
  { language: 'ja-JP', voice: 'Polly.Mizuki', name: 'Mizuki', sounds: 'woman' },
  { language: 'ja-JP', voice: 'Polly.Takumi', name: 'Takumi', sounds: 'man' },
  { language: 'ko-KR', voice: 'Polly.Seoyeon', name: 'Seoyeon', sounds: 'woman' },
] as const satisfies readonly CallVoice[];
