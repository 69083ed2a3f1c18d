import { harmlessText } from '@kept/content/harmless-text';
import { escapeHtml } from '@kept/content/mail/html-of-text';

/** HTML that is ours: made by the tag below, and by nothing else, so no text gets into a page unescaped. */
class Html {
  constructor(readonly text: string) {}
}

export type { Html };

type Part = Html | string | number | null | readonly Html[];

/** A template of HTML: texts in it are escaped and turn nothing around, other templates and lists of them stand as they are, null is nothing. */
export function html({ raw }: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(raw.map((piece, index) => piece + written(parts[index] ?? null)).join(''));
}

function written(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(harmlessText(String(part)));
  return part.map(({ text }) => text).join('\n');
}
