import { cutQuotedText } from './cut-quoted-text.ts';
import { cutSignature } from './cut-signature.ts';
import { mailLines } from './mail-lines.ts';
import { textOfHtml } from './text-of-html.ts';

export interface MailBody {
  /** The plain part; null when the mail has none. */
  readonly text: string | null;
  /** The HTML part; null when the mail has none. */
  readonly html: string | null;
}

/**
 * What a person wrote in a mail: the new text above the quoted part, without signature (flow-spec ruling 4). The
 * plain part is read first; the HTML part when there is no plain one, or when nothing new is found in it. Empty
 * when nothing new is found at all: such a mail goes to the inbox as it came.
 */
export function newMailText({ text, html }: MailBody): string {
  return newText(text ?? '') || newText(textOfHtml(html ?? ''));
}

function newText(text: string): string {
  return cutSignature(cutQuotedText(mailLines(text)))
    .join('\n')
    .trim();
}
