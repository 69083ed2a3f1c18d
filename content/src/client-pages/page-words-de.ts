import type { PageWord } from './page-word.ts';

export const pageWordsDe: Readonly<Record<PageWord, string>> = {
  lost_title: 'Dieser Link funktioniert nicht',
  lost: 'Dieser Link führt nirgendwohin mehr. Bitte wenden Sie sich an den Absender der Nachricht.',
  unsubscribe_title: 'Abmelden',
  unsubscribe_ask: 'Möchten Sie keine E-Mails von {company} an {address} mehr?',
  unsubscribe_reminders_too: 'Auch an Ihre Termine werden Sie dann nicht mehr per E-Mail erinnert.',
  unsubscribe_yes: 'Ja, keine E-Mails mehr',
  unsubscribe_done: 'Sie erhalten keine E-Mails von {company} an {address} mehr.',
  unsubscribe_changed_mind: 'War das ein Versehen, wenden Sie sich bitte an {company}.',
};
