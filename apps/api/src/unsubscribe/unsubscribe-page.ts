import { createHash } from 'node:crypto';
import { escapeHtml } from '@kept/content/mail/html-of-text';
import { mailLanguage, mailWord, type MailWord } from '@kept/content/mail/mail-words';
import type { Subscription } from '@kept/sequences/unsubscribe';

const STYLE =
  'body{margin:0;padding:48px 20px;font:17px/1.5 system-ui,sans-serif;color:#1f2430;background:#f3f4f6}' +
  'main{max-width:32rem;margin:0 auto;padding:28px;background:#fff;border-radius:8px;overflow-wrap:anywhere}' +
  'h1{margin:0 0 16px;font-size:22px}' +
  'button{min-height:48px;padding:0 20px;border:0;border-radius:8px;background:#4338ca;color:#fff;font:inherit;font-weight:600;cursor:pointer}' +
  'button:focus-visible{outline:3px solid #1f2430;outline-offset:2px}' +
  '@media(prefers-color-scheme:dark){body{background:#14161c;color:#e8eaf0}main{background:#1f2430}button{background:#a5b4fc;color:#14161c}button:focus-visible{outline-color:#e8eaf0}}';

/** No script, nothing fetched, and the form leads nowhere but back. */
export const UNSUBSCRIBE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

/** Asks, says that it is done, or, of a link that leads nowhere, so. A whole page that needs no script. */
export function unsubscribePage(subscription: Subscription | null): string {
  if (subscription === null) return page({ locale: 'en', company: '', lines: (word) => [`<p>${word('gone')}</p>`] });
  const { address, account_name: company, locale, stopped } = subscription;
  return page({
    locale,
    company,
    address,
    lines: (word) =>
      stopped
        ? [`<p role="status">${word('done')}</p>`, `<p>${word('changed_mind')}</p>`]
        : [
            `<p>${word('ask')}</p>`,
            `<p>${word('reminders_too')}</p>`,
            `<form method="post"><button type="submit">${word('yes')}</button></form>`,
          ],
  });
}

function page({
  locale,
  company,
  address = '',
  lines,
}: {
  readonly locale: string;
  readonly company: string;
  readonly address?: string;
  readonly lines: (word: (word: MailWord) => string) => readonly string[];
}): string {
  const word = (name: MailWord): string => escapeHtml(mailWord({ word: name, locale, company, address }));
  return [
    '<!doctype html>',
    `<html lang="${mailLanguage(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${word('unsubscribe')}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${company === '' ? word('unsubscribe') : escapeHtml(company)}</h1>`,
    ...lines(word),
    '</main></body></html>',
  ].join('\n');
}
