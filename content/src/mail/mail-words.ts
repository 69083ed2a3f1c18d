import { type TextOverrides, wordingFor } from '../wording-for.ts';

/** What the product says around a mail and on the page that ends mails. `{company}` and `{address}` are filled in. */
const WORDS: TextOverrides = {
  en: {
    why: 'You get this mail because of an appointment with {company}.',
    unsubscribe: 'Unsubscribe',
    ask: 'Do you want no more mails from {company} to {address}?',
    reminders_too: 'Reminders of your appointments will not come by mail either.',
    yes: 'Yes, no more mails',
    done: 'You will get no more mails from {company} at {address}.',
    changed_mind: 'If that was a mistake, please contact {company}.',
    gone: 'This link does not lead anywhere any more. Please contact whoever sent you the mail.',
  },
  es: {
    why: 'Recibe este correo por una cita con {company}.',
    unsubscribe: 'Darse de baja',
    ask: '¿No quiere recibir más correos de {company} en {address}?',
    reminders_too: 'Tampoco le llegarán por correo los recordatorios de sus citas.',
    yes: 'Sí, no más correos',
    done: 'No recibirá más correos de {company} en {address}.',
    changed_mind: 'Si ha sido un error, póngase en contacto con {company}.',
    gone: 'Este enlace ya no lleva a ninguna parte. Póngase en contacto con quien le envió el correo.',
  },
  fr: {
    why: 'Vous recevez ce message en raison d’un rendez-vous avec {company}.',
    unsubscribe: 'Se désabonner',
    ask: 'Ne plus recevoir de messages de {company} à {address} ?',
    reminders_too: 'Les rappels de vos rendez-vous ne viendront plus par e-mail non plus.',
    yes: 'Oui, plus de messages',
    done: 'Vous ne recevrez plus de messages de {company} à {address}.',
    changed_mind: 'Si c’était une erreur, veuillez contacter {company}.',
    gone: 'Ce lien ne mène plus nulle part. Veuillez contacter l’expéditeur du message.',
  },
  de: {
    why: 'Sie erhalten diese E-Mail wegen eines Termins bei {company}.',
    unsubscribe: 'Abmelden',
    ask: 'Möchten Sie keine E-Mails von {company} an {address} mehr?',
    reminders_too: 'Auch an Ihre Termine werden Sie dann nicht mehr per E-Mail erinnert.',
    yes: 'Ja, keine E-Mails mehr',
    done: 'Sie erhalten keine E-Mails von {company} an {address} mehr.',
    changed_mind: 'War das ein Versehen, wenden Sie sich bitte an {company}.',
    gone: 'Dieser Link führt nirgendwohin mehr. Bitte wenden Sie sich an den Absender der E-Mail.',
  },
  pt: {
    why: 'Recebe este e-mail por causa de um agendamento com {company}.',
    unsubscribe: 'Cancelar a subscrição',
    ask: 'Não quer receber mais e-mails de {company} em {address}?',
    reminders_too: 'Os lembretes dos seus agendamentos também deixarão de chegar por e-mail.',
    yes: 'Sim, não quero mais e-mails',
    done: 'Não receberá mais e-mails de {company} em {address}.',
    changed_mind: 'Se foi engano, contacte {company}.',
    gone: 'Esta ligação já não leva a lado nenhum. Contacte quem lhe enviou o e-mail.',
  },
};

export type MailWord = keyof typeof KEYS;

const KEYS = {
  why: true,
  unsubscribe: true,
  ask: true,
  reminders_too: true,
  yes: true,
  done: true,
  changed_mind: true,
  gone: true,
} as const;

interface WordRequest {
  readonly word: MailWord;
  /** The client's locale, BCP 47. */
  readonly locale: string;
  readonly company: string;
  readonly address?: string;
}

/** One of them in the client's language, else in English. Plain text. */
export function mailWord({ word, locale, company, address = '' }: WordRequest): string {
  const wording = wordingFor({ key: word, locale, wordings: [WORDS] }) ?? '';
  return wording.replaceAll('{company}', () => company).replaceAll('{address}', () => address);
}

/** The language that a locale is spoken to in. */
export function mailLanguage(locale: string): string {
  const language = locale.split('-')[0] ?? 'en';
  return language in WORDS ? language : 'en';
}
