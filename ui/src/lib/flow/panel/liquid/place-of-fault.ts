import type { TemplateIssue } from '@kept/content/check-template';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where in the text a fault stands: from its place to the end of its tag or line; about the whole: its first line. */
export function placeOfFault(text: string, at: TemplateIssue['at']): Span {
  if (at === null) return { from: 0, to: endOfLine(text, 0) };
  let from = 0;
  for (let line = 1; line < at.line; line += 1) from = endOfLine(text, from) + 1;
  from = Math.min(from + at.column - 1, text.length);
  const closing = /\}\}|%\}/u.exec(text.slice(from, endOfLine(text, from)));
  const to = closing === null ? endOfLine(text, from) : from + closing.index + 2;
  return to > from ? { from, to } : { from: Math.max(0, from - 1), to: from };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
