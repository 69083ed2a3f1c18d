import { type TextOverrides, wordingFor } from '../wording-for.ts';

/** What the product says around a mail. `{company}` is filled in. */
const WORDS: TextOverrides = {
  en: {
    why: 'You get this mail because of an appointment with {company}.',
    unsubscribe: 'Unsubscribe',
  },
  es: {
    why: 'Recibe este correo por una cita con {company}.',
    unsubscribe: 'Darse de baja',
  },
  fr: {
    why: 'Vous recevez ce message en raison d’un rendez-vous avec {company}.',
    unsubscribe: 'Se désabonner',
  },
  de: {
    why: 'Sie erhalten diese E-Mail wegen eines Termins bei {company}.',
    unsubscribe: 'Abmelden',
  },
  pt: {
    why: 'Recebe este e-mail por causa de um agendamento com {company}.',
    unsubscribe: 'Cancelar a subscrição',
  },
};

export type MailWord = keyof typeof KEYS;

const KEYS = {
  why: true,
  unsubscribe: true,
} as const;

interface WordRequest {
  readonly word: MailWord;
  /** The client's locale, BCP 47. */
  readonly locale: string;
  readonly company: string;
}

/** One of them in the client's language, else in English. Plain text. */
export function mailWord({ word, locale, company }: WordRequest): string {
  const wording = wordingFor({ key: word, locale, wordings: [WORDS] }) ?? '';
  return wording.replaceAll('{company}', () => company);
}

/** The language that a locale is spoken to in. */
export function mailLanguage(locale: string): string {
  const language = locale.split('-')[0] ?? 'en';
  return language in WORDS ? language : 'en';
}
