import type { StoredMail } from './mailbox-store.ts';

/** Mail programs whose answers people send. */
export const MAIL_MANNERS = ['gmail', 'outlook', 'apple_mail'] as const;

export type MailManner = (typeof MAIL_MANNERS)[number];

/** What a program makes of a person's words and the mail they answer. */
export interface Answer {
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Write = (given: { readonly written: string; readonly to: StoredMail }) => Answer;

/** How each writes an answer above what it answers, seen in their mails; all write English as in the United States. */
export const WRITE: Readonly<Record<MailManner, Write>> = {
  gmail: ({ written, to }) => {
    const said = `On ${gmailTime(to.at)} ${to.sender} wrote:`;
    return {
      headers: {},
      text: `${written}\n\n${brokenAt78(said)}\n\n${marked(textOf(to))}\n`,
      html:
        `<div dir="ltr">${linesOf(written)}</div><br><div class="gmail_quote gmail_quote_container">` +
        `<div dir="ltr" class="gmail_attr">${escape(said)}<br></div>` +
        `<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${htmlOf(to)}</blockquote></div>`,
    };
  },
  outlook: ({ written, to }) => ({
    headers: { 'X-Mailer': 'Microsoft Outlook 16.0', 'Thread-Topic': to.subject },
    // the plain part that Exchange makes marks nothing: only the headers say where the quote begins
    text: `${written}\n\n________________________________\n${outlookHeaders(to).join('\n')}\n\n${textOf(to)}\n`,
    html:
      `<html><body><div class="elementToProof" style="font-family: Aptos, Calibri, sans-serif; font-size: 12pt;">${linesOf(written)}</div>` +
      `<div id="appendonsend"></div><hr style="display: inline-block; width: 98%;">` +
      `<div id="divRplyFwdMsg" dir="ltr"><span style="font-family: Calibri, sans-serif;">${outlookHeaders(to)
        .map((line) => escape(line).replace(/^([A-Za-z]+:)/u, '<b>$1</b>'))
        .join('<br>')}</span></div><div>${htmlOf(to)}</div></body></html>`,
  }),
  apple_mail: ({ written, to }) => {
    const said = `On ${appleTime(to.at)}, ${to.sender} wrote:`;
    return {
      headers: { 'X-Mailer': 'iPhone Mail (22A3354)' },
      text: `${written}\n\nSent from my iPhone\n\n> ${said}\n> \n${marked(textOf(to)).replaceAll(/^>/gmu, '> ')}\n`,
      html:
        `<html><body dir="auto">${linesOf(written)}<br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Sent from my iPhone</div>` +
        `<div dir="ltr"><br><blockquote type="cite">${escape(said)}<br><br></blockquote></div>` +
        `<blockquote type="cite"><div dir="ltr">${htmlOf(to)}</div></blockquote></body></html>`,
    };
  },
};

function outlookHeaders(to: StoredMail): readonly string[] {
  const sent = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(to.at);
  return [`From: ${to.sender}`, `Sent: ${sent.replace(' at ', ' ')}`, `To: ${to.recipient}`, `Subject: ${to.subject}`];
}

function gmailTime(at: number): string {
  const day = format(at, { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
  return `${day} at ${format(at, { hour: 'numeric', minute: '2-digit' })}`;
}

function appleTime(at: number): string {
  const day = format(at, { month: 'short', day: 'numeric', year: 'numeric' });
  return `${day}, at ${format(at, { hour: 'numeric', minute: '2-digit' })}`;
}

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(at);
}

/** Gmail breaks its line before the address when it grows too long. */
function brokenAt78(line: string): string {
  const at = line.lastIndexOf('<');
  return line.length <= 78 || at === -1 ? line : `${line.slice(0, at + 1)}\n${line.slice(at + 1)}`;
}

function textOf(to: StoredMail): string {
  return (to.text ?? '').trimEnd();
}

function htmlOf(to: StoredMail): string {
  return to.html ?? `<div>${linesOf(textOf(to))}</div>`;
}

function marked(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => `<div>${line === '' ? '<br>' : escape(line)}</div>`)
    .join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
