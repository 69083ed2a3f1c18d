import type { PageWord } from './page-word.ts';

export const pageWordsPt: Readonly<Record<PageWord, string>> = {
  lost_title: 'Esta ligação não funciona',
  lost: 'Esta ligação já não leva a lado nenhum. Contacte quem lhe enviou a mensagem.',
  unsubscribe_title: 'Cancelar a subscrição',
  unsubscribe_ask: 'Não quer receber mais e-mails de {company} em {address}?',
  unsubscribe_reminders_too: 'Os lembretes dos seus agendamentos também deixarão de chegar por e-mail.',
  unsubscribe_yes: 'Sim, não quero mais e-mails',
  unsubscribe_done: 'Não receberá mais e-mails de {company} em {address}.',
  unsubscribe_changed_mind: 'Se foi engano, contacte {company}.',
};
