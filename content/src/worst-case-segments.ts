import type { Template } from 'liquidjs';
import { parseTemplate, vocabularyOf } from './liquid/parse-template.ts';
import { faultOf, type TemplateFault } from './liquid/template-fault.ts';
import { worstEngine } from './liquid/worst-engine.ts';
import { charactersOutsideGsm, countSegments, type Segments } from './segments/count-segments.ts';
import { longestFields } from './segments/longest-fields.ts';
import { longestTime } from './segments/longest-time.ts';

export interface WorstCaseSetting {
  /** BCP 47, of the text; it decides how long dates get. */
  readonly locale: string;
  /** What the account is called, where that is known; else as long as names get. */
  readonly user?: { readonly name: string; readonly company: string } | null;
}

export interface WorstCase extends Segments {
  /** The rendering that costs most, with `m` for letters and `ż` for letters that GSM-7 lacks. */
  readonly text: string;
  /** What it costs while every name and other free text stays within GSM-7. */
  readonly plain: Segments;
  /** Characters of the author's own words, or of the locale's dates, that make it UCS-2; each once. */
  readonly outside_gsm: readonly string[];
  /** Whether a free text such as a name can make it UCS-2. */
  readonly widened_by_fields: boolean;
}

const WITHIN_GSM = 'm';
const OUTSIDE_GSM = 'ż';

/**
 * What a text costs when every field is as long as it plausibly gets, every branch the dearest, and names hold
 * letters outside GSM-7 (flow-spec section 7, segment limit). Null when the template cannot be rendered at all:
 * `checkTemplate` says why. It may name more than any one client is charged, never less for plausible values.
 */
export function worstCaseSegments(template: string, { locale, user = null }: WorstCaseSetting): WorstCase | null {
  const parsed = parseTemplate(worstEngine, template);
  if (!parsed.ok) return null;
  const setting = { template: parsed.template, locale, user };
  const narrow = render({ ...setting, filler: WITHIN_GSM });
  const wide = render({ ...setting, filler: OUTSIDE_GSM });
  if (typeof narrow !== 'string' || typeof wide !== 'string') return null;
  const plain = countSegments(narrow);
  const widened = countSegments(wide);
  const dearer = widened.count > plain.count || (widened.count === plain.count && widened.encoding === 'UCS-2');
  const [text, worst] = dearer ? [wide, widened] : [narrow, plain];
  return {
    ...worst,
    text,
    plain,
    outside_gsm: charactersOutsideGsm(narrow),
    widened_by_fields: plain.encoding === 'GSM-7' && widened.encoding === 'UCS-2',
  };
}

/** What goes wrong when every branch of a text is rendered with long values; null: nothing. */
export function tryWorstCase(template: string): TemplateFault | null {
  const parsed = parseTemplate(worstEngine, template);
  if (!parsed.ok) return parsed.fault;
  const text = render({ template: parsed.template, locale: 'en', user: null, filler: WITHIN_GSM });
  return typeof text === 'string' ? null : text;
}

interface Rendering extends Required<WorstCaseSetting> {
  readonly template: Template[];
  readonly filler: string;
}

function render({ template, locale, user, filler }: Rendering): string | TemplateFault {
  try {
    const custom = worstEngine.fullVariablesSync(template).flatMap(customName);
    const fields = longestFields({ filler, custom, user, longestTime: (format) => longestTime(format, locale) });
    return String(worstEngine.renderSync(template, fields, { globals: { locale, time_zone: 'UTC' } }));
  } catch (error) {
    return faultOf(error, vocabularyOf(worstEngine));
  }
}

/** `room` of `event.custom.room`. */
function customName(field: string): readonly string[] {
  const parts = field.split('.');
  const name = parts[parts.indexOf('custom') + 1];
  return parts.includes('custom') && name !== undefined ? [name] : [];
}
