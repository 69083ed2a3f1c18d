import type { PageWord } from './page-word.ts';

export const pageWordsEs: Readonly<Record<PageWord, string>> = {
  lost_title: 'Este enlace no funciona',
  lost: 'Este enlace ya no lleva a ninguna parte. Póngase en contacto con quien le envió el mensaje.',
  unsubscribe_title: 'Darse de baja',
  unsubscribe_ask: '¿No quiere recibir más correos de {company} en {address}?',
  unsubscribe_reminders_too: 'Tampoco le llegarán por correo los recordatorios de sus citas.',
  unsubscribe_yes: 'Sí, no más correos',
  unsubscribe_done: 'No recibirá más correos de {company} en {address}.',
  unsubscribe_changed_mind: 'Si ha sido un error, póngase en contacto con {company}.',
};
