import type { PageWord } from './page-word.ts';

export const pageWordsFr: Readonly<Record<PageWord, string>> = {
  lost_title: 'Ce lien ne fonctionne pas',
  lost: 'Ce lien ne mène plus nulle part. Veuillez contacter l’expéditeur du message.',
  unsubscribe_title: 'Se désabonner',
  unsubscribe_ask: 'Ne plus recevoir de messages de {company} à {address} ?',
  unsubscribe_reminders_too: 'Les rappels de vos rendez-vous ne viendront plus par e-mail non plus.',
  unsubscribe_yes: 'Oui, plus de messages',
  unsubscribe_done: 'Vous ne recevrez plus de messages de {company} à {address}.',
  unsubscribe_changed_mind: 'Si c’était une erreur, veuillez contacter {company}.',
};
