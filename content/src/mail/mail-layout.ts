import { escapeHtml, htmlOfText } from './html-of-text.ts';
import { mailLanguage, mailWord } from './mail-words.ts';

export interface LaidOutMail {
  readonly text: string;
  /** A whole document. */
  readonly html: string;
}

interface LayoutRequest {
  readonly subject: string;
  /** The body as plain text. */
  readonly text: string;
  /** The body as a fragment of HTML that is ours (`mailBody`); null: the text as it stands. */
  readonly html: string | null;
  readonly company: string;
  /** The reader's locale, BCP 47. */
  readonly locale: string;
  /** Where mails are ended; null for what staff get. */
  readonly unsubscribe_url: string | null;
  /** A picture that tells by being fetched that the mail was opened; null: nothing in it is fetched. */
  readonly open_picture_url: string | null;
}

/** One column, so that it needs no help to be read on a phone; colours that a dark screen may turn. */
const STYLE = `
  body { margin: 0; padding: 0; background: #f3f4f6; color: #1f2430; }
  a { color: #4338ca; }
  .mail p, .mail ul, .mail ol { margin: 0 0 16px; }
  .mail h1, .mail h2, .mail h3 { margin: 0 0 12px; font-size: 19px; line-height: 1.3; }
  .mail blockquote { margin: 0 0 16px; padding-left: 12px; border-left: 3px solid #d5d8e0; }
  @media (max-width: 480px) { .page { padding: 0 !important; } .card { border-radius: 0 !important; } .mail { padding: 20px !important; } }
  @media (prefers-color-scheme: dark) {
    body, .page { background: #14161c !important; color: #e8eaf0 !important; }
    .card { background: #1f2430 !important; color: #e8eaf0 !important; border-color: #363c4c !important; }
    .company, .foot, .foot a { color: #a3a9b8 !important; }
    a { color: #a5b4fc; }
  }`;

const FONT = "font-family: -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;";

/**
 * A mail as it leaves: the body under the business's name in one column that fits any screen, and the same as plain text;
 * below both, why it comes and how to end it. Styles that matter stand at the elements, because some programs drop the
 * others. Nothing in it is fetched, but what an account has asked for to learn that it was opened.
 */
export function mailLayout(mail: LayoutRequest): LaidOutMail {
  const { company, locale, unsubscribe_url, open_picture_url } = mail;
  const why = unsubscribe_url === null ? null : mailWord({ word: 'why', locale, company });
  const end = mailWord({ word: 'unsubscribe', locale, company });
  const foot =
    unsubscribe_url === null || why === null
      ? ''
      : `<p class="foot" style="${FONT} margin: 16px 8px; font-size: 12px; line-height: 1.5; color: #5d6474; text-align: center;">${escapeHtml(why)}<br><a href="${escapeHtml(unsubscribe_url)}" style="color: #5d6474;">${escapeHtml(end)}</a></p>`;
  const picture =
    open_picture_url === null
      ? ''
      : `<img src="${escapeHtml(open_picture_url)}" width="1" height="1" alt="" style="display: block; border: 0;">`;
  const plain_foot = why === null ? '' : `\n\n-- \n${why}\n${end}: ${unsubscribe_url}\n`;
  return {
    text: `${mail.text}${plain_foot}`,
    html: [
      '<!doctype html>',
      `<html lang="${mailLanguage(locale)}">`,
      '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="color-scheme" content="light dark"><meta name="x-apple-disable-message-reformatting">',
      `<title>${escapeHtml(mail.subject)}</title><style>${STYLE}</style></head>`,
      '<body>',
      '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="background: #f3f4f6; padding: 24px 12px;"><tr><td align="center">',
      '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="max-width: 560px; background: #ffffff; color: #1f2430; border: 1px solid #e3e5ea; border-radius: 8px; border-top: 4px solid #4f46e5;">',
      `<tr><td class="mail" style="${FONT} padding: 28px 32px; font-size: 16px; line-height: 1.5; text-align: start;">`,
      `<p class="company" style="margin: 0 0 20px; font-size: 14px; font-weight: 600; color: #5d6474;">${escapeHtml(company)}</p>`,
      mail.html ?? htmlOfText(mail.text),
      '</td></tr></table>',
      foot,
      picture,
      '</td></tr></table></body></html>',
    ].join('\n'),
  };
}
