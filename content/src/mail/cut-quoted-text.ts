import { findAttribution, type LineSpan } from './attribution.ts';
import { findHeaderBlock, headerKind } from './header-block.ts';

const QUOTED = /^ ?>/u;
/** `-----Original Message-----` in whatever language, above headers. */
const SEPARATOR = /^\s*[-‐–—_*]{4,}\s*[\p{L}][\p{L}\p{M} .'’-]{2,40}?\s*[-‐–—_*]{4,}:?\s*$/u;
/** How far below it the headers begin. */
const NEAR = 4;

/**
 * The lines a person wrote, without what their mail program quoted: all above the quote, or, where nothing stands
 * above it, what stands below lines that begin with `>`. A quote that no sign tells from the answer below it is
 * taken for a quote to its end.
 */
export function cutQuotedText(lines: readonly string[]): readonly string[] {
  const start = firstQuote(lines);
  if (start === null) return lines;
  const above = withoutSeparator(lines.slice(0, start.from));
  const after = lines.slice(start.to);
  const quoted = quotedRun(after);
  if (start.kind === 'lines') return [...above, ...cutQuotedText(after.slice(quoted))];
  if (hasWords(above)) return above;
  return quoted === 0 ? [] : cutQuotedText(after.slice(quoted));
}

interface QuoteStart extends LineSpan {
  readonly kind: 'attribution' | 'headers' | 'lines';
}

function firstQuote(lines: readonly string[]): QuoteStart | null {
  const marked = lines.findIndex((line) => QUOTED.test(line));
  const starts: readonly (QuoteStart | null)[] = [
    named('attribution', findAttribution(lines)),
    named('headers', findHeaderBlock(lines)),
    named('headers', findSeparator(lines)),
    marked === -1 ? null : { kind: 'lines', from: marked, to: marked },
  ];
  return starts.filter((start) => start !== null).toSorted((a, b) => a.from - b.from)[0] ?? null;
}

function named(kind: QuoteStart['kind'], span: LineSpan | null): QuoteStart | null {
  return span === null ? null : { ...span, kind };
}

function findSeparator(lines: readonly string[]): LineSpan | null {
  const at = lines.findIndex(
    (line, index) =>
      SEPARATOR.test(line) &&
      lines.slice(index + 1, index + 1 + NEAR).some((next) => headerKind(next) !== null || QUOTED.test(next)),
  );
  return at === -1 ? null : { from: at, to: at + 1 };
}

/** Some programs put both a separator and an attribution: the former is no words of the writer's either. */
function withoutSeparator(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return SEPARATOR.test(lines[last] ?? '') ? lines.slice(0, last) : lines;
}

/** How many lines from the top are quoted, blank ones between them too; 0: the quote is not marked. */
function quotedRun(lines: readonly string[]): number {
  let run = 0;
  for (const [index, line] of lines.entries()) {
    if (QUOTED.test(line)) run = index + 1;
    else if (line.trim() !== '') break;
  }
  return run;
}

function hasWords(lines: readonly string[]): boolean {
  return lines.some((line) => line.trim() !== '');
}
