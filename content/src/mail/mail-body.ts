import { Marked, type RendererObject } from 'marked';
import { holdMarks, releaseMarks } from './held-marks.ts';
import { escapeHtml } from './html-of-text.ts';

/** A mail's body both ways; `html` is a fragment of elements that are all ours. */
export interface MailContent {
  readonly text: string;
  readonly html: string;
}

/** Where a link of a mail may lead. */
const LEADS_SOMEWHERE = /^(?:https?:\/\/|mailto:|tel:)[^\s<>"]+$/iu;

/**
 * A body written in Markdown, as HTML and as plain text. Markup in it is shown, never obeyed; pictures are their words,
 * because mail programs hide those that must be fetched; a link that leads to no web page, mailbox or phone is its words.
 * Values stand in it with their punctuation held (`holdMarks`).
 */
export function mailBody(markdown: string): MailContent {
  return {
    html: release(asHtml.parse(markdown, { async: false })),
    text: tidy(asText.parse(markdown, { async: false })),
  };
}

const OPTIONS = { gfm: true, breaks: true } as const;

const htmlRenderer: RendererObject<string, string> = {
  html: ({ text }) => escapeHtml(text),
  text(token) {
    return 'tokens' in token && token.tokens !== undefined
      ? this.parser.parseInline(token.tokens)
      : escapeHtml(token.text);
  },
  image: ({ text }) => escapeHtml(text),
  link({ href, tokens }) {
    const words = this.parser.parseInline(tokens);
    const target = targetOf(href);
    // Held, so that nothing after this reads more into it.
    return target === null ? words : `<a href="${holdMarks(target)}">${words}</a>`;
  },
};

const textRenderer: RendererObject<string, string> = {
  html: ({ text }) => text,
  text(token) {
    return 'tokens' in token && token.tokens !== undefined ? this.parser.parseInline(token.tokens) : token.text;
  },
  image: ({ text }) => text,
  link({ href, tokens }) {
    const words = this.parser.parseInline(tokens);
    const target = targetOf(href);
    return target === null || releaseMarks(words) === target.replace(/^(?:mailto|tel):/iu, '')
      ? words
      : `${words} (${target})`;
  },
  paragraph({ tokens }) {
    return `${this.parser.parseInline(tokens)}\n\n`;
  },
  heading({ tokens }) {
    return `${this.parser.parseInline(tokens)}\n\n`;
  },
  list({ items, ordered, start }) {
    const first = start === '' ? 1 : start;
    const lines = items.map(
      ({ tokens }, index) => `${ordered ? `${first + index}.` : '-'} ${this.parser.parse(tokens).trim()}`,
    );
    return `${lines.join('\n')}\n\n`;
  },
  blockquote({ tokens }) {
    return this.parser.parse(tokens);
  },
  code: ({ text }) => `${text}\n\n`,
  codespan: ({ text }) => text,
  strong({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  em({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  del({ tokens }) {
    return this.parser.parseInline(tokens);
  },
  br: () => '\n',
  hr: () => '* * *\n\n',
  space: () => '',
  checkbox: ({ checked }) => (checked ? '[x] ' : '[ ] '),
  table({ header, rows }) {
    const line = (cells: typeof header): string =>
      cells.map(({ tokens }) => this.parser.parseInline(tokens)).join(' | ');
    return `${[header, ...rows].map(line).join('\n')}\n\n`;
  },
};

const asHtml = new Marked(OPTIONS).use({ renderer: htmlRenderer });
const asText = new Marked(OPTIONS).use({ renderer: textRenderer });

function targetOf(href: string): string | null {
  const target = releaseMarks(href).trim();
  return LEADS_SOMEWHERE.test(target) ? target : null;
}

/** What was held is text or the inside of an attribute, nothing else. */
function release(html: string): string {
  return html.replaceAll(/[\ue021-\ue07e]+/gu, (held) => escapeHtml(releaseMarks(held)));
}

function tidy(text: string): string {
  return releaseMarks(text)
    .replaceAll(/[ \t]+\n/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}
