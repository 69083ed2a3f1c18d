import { createHash } from 'node:crypto';
import { pageLanguage } from '@kept/content/client-pages/page-language';
import { html, type Html } from './html.ts';
import { pageColours } from './page-colours.ts';
import { PAGE_STYLE } from './page-style.ts';

/** Whose page it is; nobody's when a link leads nowhere. */
export interface PageAccount {
  readonly name: string;
  /** As `#rrggbb`; null: ours. */
  readonly colour: string | null;
}

/** A page as it is answered. */
export interface ClientPage {
  readonly status: number;
  readonly policy: string;
  readonly text: string;
}

interface ClientPageRequest {
  /** The client's locale, BCP 47. */
  readonly locale: string;
  readonly account: PageAccount | null;
  readonly title: string;
  /** What stands below the title. */
  readonly parts: readonly Html[];
  readonly status?: number;
}

/**
 * A page that a client opens from a message (ui.md, client pages): whole without any script, nothing fetched from
 * elsewhere, its forms lead nowhere but back. Pages differ in their parts only.
 */
export function clientPage({ locale, account, title, parts, status = 200 }: ClientPageRequest): ClientPage {
  const { brand, on_brand } = pageColours(account?.colour ?? null);
  const style = `:root{--brand:${brand};--on-brand:${on_brand}}${PAGE_STYLE}`;
  const top = account === null ? null : html`<header><p>${account.name}</p></header>`;
  const page = html`<html lang="${pageLanguage(locale)}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href="data:," />
      <title>${account === null ? title : `${title} – ${account.name}`}</title>
   `;
  const body = html`<body>
      ${top}
      <main>
        <h1>${title}</h1>
        ${parts}
      </main>
    </body>
    </html>`;
  return {
    status,
    policy: policyFor(style),
    // the style is ours to the last letter: its colours are checked, and the policy names its hash
    text: `<!doctype html>\n${page.text}<style>${style}</style></head>\n${body.text}`,
  };
}

/** Pictures come from our own pages only, and the icon is none; scripts, frames and everything else from nowhere. */
function policyFor(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
}
