import { pageWord, type PageWord } from '@kept/content/client-pages/page-word';
import type { Subscription } from '@kept/sequences/unsubscribe';
import { clientPage, type ClientPage } from '../client-pages/client-page.ts';
import { html } from '../client-pages/html.ts';

/** Asks, or says that it is done. */
export function unsubscribePage({ address, account, locale, stopped }: Subscription): ClientPage {
  const word = (name: PageWord) => pageWord({ word: name, locale, values: { company: account.name, address } });
  return clientPage({
    locale,
    account,
    title: word('unsubscribe_title'),
    parts: stopped
      ? [
          html`<p class="notice" role="status">${word('unsubscribe_done')}</p>`,
          html`<p>${word('unsubscribe_changed_mind')}</p>`,
        ]
      : [
          html`<p>${word('unsubscribe_ask')}</p>`,
          html`<p>${word('unsubscribe_reminders_too')}</p>`,
          html`<form method="post"><button type="submit">${word('unsubscribe_yes')}</button></form>`,
        ],
  });
}
