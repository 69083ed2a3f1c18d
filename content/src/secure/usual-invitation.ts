import { mailLanguage } from '../mail/mail-words.ts';

interface InvitationWords {
  readonly subject: string;
  readonly body: string;
}

const EN: InvitationWords = {
  subject: "You've received a secure message from {{ user.name_and_company }}",
  body: "You've received a secure message from {{ user.name_and_company }}, click here to view the conversation: {{ secure_link }}",
};

/** Written with the letters of the plain text alphabet, so that an invitation is one text and not two. */
const WORDS: Readonly<Record<string, InvitationWords>> = {
  en: EN,
  es: {
    subject: 'Tiene un mensaje seguro de {{ user.name_and_company }}',
    body: 'Tiene un mensaje seguro de {{ user.name_and_company }}. Puede leerlo y responder en: {{ secure_link }}',
  },
  fr: {
    subject: 'Un message sécurisé de {{ user.name_and_company }} vous attend',
    body: 'Un message sécurisé de {{ user.name_and_company }} vous attend. Pour le lire et y répondre : {{ secure_link }}',
  },
  de: {
    subject: 'Sie haben eine sichere Nachricht von {{ user.name_and_company }}',
    body: 'Sie haben eine sichere Nachricht von {{ user.name_and_company }}. Lesen und antworten: {{ secure_link }}',
  },
  pt: {
    subject: 'Tem uma mensagem segura de {{ user.name_and_company }}',
    body: 'Tem uma mensagem segura de {{ user.name_and_company }}. Para ler e responder: {{ secure_link }}',
  },
};

/** The words around the link where an account has none of its own, in the client's language as far as we speak it. */
export function usualInvitation(locale: string): InvitationWords {
  return WORDS[mailLanguage(locale)] ?? EN;
}
