import { type TextOverrides, wordingFor } from './wording-for.ts';

/** Says nothing of what the appointment is for: a subject is read over shoulders and on locked phones. */
const SUBJECTS: TextOverrides = {
  en: { email_subject: 'Your appointment with {{ user.company }}' },
  es: { email_subject: 'Su cita con {{ user.company }}' },
  fr: { email_subject: 'Votre rendez-vous avec {{ user.company }}' },
  de: { email_subject: 'Ihr Termin bei {{ user.company }}' },
  pt: { email_subject: 'O seu agendamento com {{ user.company }}' },
};

interface SubjectRequest {
  /** What was written for this email; null or blank: nothing. */
  readonly authored: string | null;
  /** The client's locale, BCP 47. */
  readonly locale: string;
  readonly overrides: TextOverrides;
}

/** The Liquid template of an email's subject: the authored one, else the account's usual one (flow-spec section 1). */
export function emailSubject({ authored, locale, overrides }: SubjectRequest): string {
  if (authored !== null && authored.trim() !== '') return authored;
  return wordingFor({ key: 'email_subject', locale, wordings: [overrides, SUBJECTS] }) ?? '';
}
