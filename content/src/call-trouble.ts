import { wordingFor } from './wording-for.ts';

const WORDING: Readonly<Record<string, { readonly call_trouble: string }>> = {
  en: {
    call_trouble:
      'Sorry, something went wrong on our side. If you have pressed a key, it may not have reached us. Please get in touch with us another way. Goodbye.',
  },
  es: {
    call_trouble:
      'Lo sentimos, ha ocurrido un error por nuestra parte. Si ha pulsado una tecla, puede que no nos haya llegado. Por favor, póngase en contacto con nosotros de otra manera. Adiós.',
  },
  fr: {
    call_trouble:
      'Désolé, une erreur s’est produite de notre côté. Si vous avez appuyé sur une touche, elle ne nous est peut-être pas parvenue. Merci de nous contacter autrement. Au revoir.',
  },
  de: {
    call_trouble:
      'Bei uns ist leider etwas schiefgegangen. Falls Sie eine Taste gedrückt haben, hat uns das vielleicht nicht erreicht. Bitte melden Sie sich auf einem anderen Weg. Auf Wiederhören.',
  },
  pt: {
    call_trouble:
      'Desculpe, algo correu mal do nosso lado. Se pressionou uma tecla, ela pode não ter chegado até nós. Por favor, fale conosco de outra forma. Até logo.',
  },
};

/**
 * What is said in a call when nothing can be read or decided in time. It names nobody and is no setting: it must be
 * there when the database is not.
 */
export function callTrouble(locale: string): string {
  return wordingFor({ key: 'call_trouble', locale, wordings: [WORDING] }) ?? '';
}
