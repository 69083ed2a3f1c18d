import { Parser } from 'htmlparser2';

/** Elements whose text no reader sees. */
const UNSEEN: ReadonlySet<string> = new Set([
  'head',
  'script',
  'style',
  'title',
  'template',
  'noscript',
  'svg',
  'object',
]);
const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/iu;

const PARAGRAPHS: ReadonlySet<string> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'pre',
  'blockquote',
]);
const LINES: ReadonlySet<string> = new Set([
  'br',
  'div',
  'tr',
  'li',
  'hr',
  'section',
  'article',
  'header',
  'footer',
  'center',
  'dt',
  'dd',
]);

/** Elements that hold a quote, or the line above it, by class: Gmail, Yahoo, Proton, Thunderbird, Zoho, Outlook on phones. */
const QUOTE_CLASS =
  /(?:^|\s)(?:gmail_quote|gmail_quote_container|gmail_attr|yahoo_quoted|protonmail_quote|moz-cite-prefix|zmail_extra|tutanota_quote|aol_quote|ms-outlook-mobile-reference-message)(?:\s|$)/u;
/** Likewise by id: Roundcube, Outlook on phones, Samsung. */
const QUOTE_ID: ReadonlySet<string> = new Set([
  'reply-intro',
  'mail-editor-reference-message-container',
  'quoted_header',
  'oldcontent',
  '_rc_sig',
]);
/** After these all is quoted, though it stands beside them: Outlook, Zimbra. */
const CUT_ID: ReadonlySet<string> = new Set([
  'appendonsend',
  'divRplyFwdMsg',
  'zwchr',
  'stopSpelling',
  'OLK_SRC_BODY_SECTION',
]);
const SIGNATURE_CLASS =
  /(?:^|\s)(?:gmail_signature|gmail_signature_prefix|moz-signature|protonmail_signature_block|tutanota_signature)(?:\s|$)/u;
const SIGNATURE_ID: ReadonlySet<string> = new Set([
  'Signature',
  'ms-outlook-mobile-signature',
  'AppleMailSignature',
  'composer_signature',
  'lineBreakAtBeginningOfSignature',
  'ymail_android_signature',
]);

type Attributes = Readonly<Record<string, string>>;

/**
 * What a person wrote in an HTML mail, as plain text: without the elements that mail programs put quotes and
 * signatures in, without what is hidden. Whatever the markup, it ends: there is one pass and no recursion.
 */
export function textOfHtml(html: string): string {
  const out: string[] = [];
  let depth = 0;
  /** The depth of the element that is left out; null while text is taken. */
  let skipping: number | null = null;
  let preformatted = 0;
  let cut = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (cut || skipping !== null) return;
      if (cuts(attributes)) {
        cut = true;
      } else if (leavesOut(name, attributes)) {
        skipping = depth;
        out.push('\n');
      } else {
        if (name === 'pre') preformatted += 1;
        out.push(before(name, attributes));
      }
    },
    ontext(text) {
      if (!cut && skipping === null) out.push(preformatted > 0 ? text : text.replace(/[ \t\r\n\f]+/gu, ' '));
    },
    onclosetag(name) {
      if (!cut && skipping === null) {
        if (name === 'pre') preformatted -= 1;
        if (name !== 'br' && name !== 'td' && name !== 'th') out.push(before(name, {}));
      }
      if (skipping === depth) skipping = null;
      depth -= 1;
    },
  });
  parser.write(html);
  parser.end();
  return tidy(out.join(''));
}

function cuts({ id = '', class: names = '', 'data-marker': marker = '' }: Attributes): boolean {
  return CUT_ID.has(id) || names === 'OutlookMessageHeader' || marker === '__DIVIDER__';
}

function leavesOut(name: string, { id = '', class: names = '', ...rest }: Attributes): boolean {
  if (UNSEEN.has(name) || name === 'blockquote' || 'hidden' in rest || HIDDEN.test(rest['style'] ?? '')) return true;
  if (QUOTE_CLASS.test(names) || QUOTE_ID.has(id)) return true;
  // GMX and Web.de.
  if (rest['name'] === 'quote') return true;
  return SIGNATURE_CLASS.test(names) || SIGNATURE_ID.has(id);
}

/** Pictures count where they stand for an emoji; links and all else are their text. */
function before(name: string, { alt = '' }: Attributes): string {
  if (name === 'img') return /\p{Extended_Pictographic}/u.test(alt) && alt.length <= 16 ? alt : '';
  if (name === 'td' || name === 'th') return ' ';
  if (PARAGRAPHS.has(name)) return '\n\n';
  return LINES.has(name) ? '\n' : '';
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]*\n[ \t]*/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
