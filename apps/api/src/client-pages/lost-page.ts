import { pageWord } from '@kept/content/client-pages/page-word';
import { clientPage, type ClientPage } from './client-page.ts';
import { html } from './html.ts';

/** The one answer to every link that leads nowhere: guessed, truncated, another's, withdrawn. It tells them not apart. */
export function lostPage(locale: string): ClientPage {
  return clientPage({
    locale,
    account: null,
    title: pageWord({ word: 'lost_title', locale }),
    parts: [html`<p>${pageWord({ word: 'lost', locale })}</p>`],
    status: 404,
  });
}
