import type { Fields } from '../fields.ts';
import { formatTime, type TimeStyle } from '../format-time.ts';
import { createEngine, inWords } from '../liquid/engine.ts';
import { isPageLinkMark } from '../page-links/page-links.ts';
import { rendererOf, type Rendered } from '../render.ts';
import { holdMarks } from './held-marks.ts';
import { mailBody, type MailContent } from './mail-body.ts';

/** The body of a mail, and what was wrong with its template (see `Rendered`). */
export interface RenderedMail extends MailContent, Pick<Rendered, 'unknown_fields' | 'fault'> {}

const render = rendererOf(createEngine(formatTime, (value) => written(inWords(value))));

/** A link to a page is the one value that is a link in a mail as it stands. */
function written(value: string): string {
  return isPageLinkMark(value) ? value : holdMarks(value);
}

/** Renders an authored mail, Markdown with Liquid; values are never read as Markdown. It never throws. */
export function renderMail(template: string, fields: Fields, style: TimeStyle): RenderedMail {
  const { text, ...wrong } = render(template, fields, style);
  return { ...mailBody(text), ...wrong };
}
