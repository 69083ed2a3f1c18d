import { wordingFor } from './wording-for.ts';

const WORDING: Readonly<Record<string, { readonly call_test: string }>> = {
  en: { call_test: 'This is a test call from Kept. If you can hear this, calls arrive. Press any key, or hang up.' },
  es: {
    call_test:
      'Esta es una llamada de prueba de Kept. Si oye esto, las llamadas llegan. Pulse cualquier tecla o cuelgue.',
  },
  fr: {
    call_test:
      'Ceci est un appel d’essai de Kept. Si vous entendez ceci, les appels arrivent. Appuyez sur une touche ou raccrochez.',
  },
  de: {
    call_test:
      'Dies ist ein Testanruf von Kept. Wenn Sie das hören, kommen Anrufe an. Drücken Sie eine Taste oder legen Sie auf.',
  },
  pt: {
    call_test:
      'Esta é uma chamada de teste do Kept. Se está a ouvir isto, as chamadas chegam. Prima qualquer tecla ou desligue.',
  },
};

/** What a test call says, in the language that a voice of the account reads out. */
export function callTestWords(locale: string): string {
  return wordingFor({ key: 'call_test', locale, wordings: [WORDING] }) ?? '';
}
