import { Liquid, type Context } from 'liquidjs';
import { IN_WORDS } from '../fields.ts';
import { harmlessText } from '../harmless-text.ts';
import { TIME_FORMATS, formatTime, type TimeFormat, type TimeStyle } from '../format-time.ts';

/** Longest template taken, in characters; longest rendering in the engine's units; milliseconds for one rendering. */
export const TEMPLATE_LIMIT = 20_000;
const MEMORY_LIMIT = 200_000;
const RENDER_MS = 200;

/** Writes a moment in one of the formats; the worst case writes the longest instead. */
type WriteTime = (moment: string, format: TimeFormat, style: TimeStyle) => string;

/** An engine of ours: own properties only, no files, bounded in time and memory. */
export function createEngine(writeTime: WriteTime, writeValue: (value: unknown) => string = inWords): Liquid {
  const made = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    // An empty map takes the place of the file system: a tag that names a file finds none.
    templates: {},
    parseLimit: TEMPLATE_LIMIT,
    memoryLimit: MEMORY_LIMIT,
    renderLimit: RENDER_MS,
    outputEscape: writeValue,
  });
  for (const tag of ['include', 'render', 'layout', 'block']) delete made.tags[tag];
  for (const format of formatNames()) {
    made.registerFilter(format, function (value: unknown) {
      return writeTime(typeof value === 'string' ? value : '', format, styleOf(this.context));
    });
  }
  made.registerFilter('add_minutes', (value: unknown, minutes: unknown) => addMinutes(value, Number(minutes)));
  return made;
}

/** The engine that renders what is sent. */
export const engine = createEngine(formatTime);

/** A value as it is written: a list has a line for each item, and a thing that has no words is nothing. */
export function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('\n');
  if (typeof value === 'string') return harmlessText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || !(IN_WORDS in value)) return '';
  return harmlessText(String(value[IN_WORDS]));
}

function formatNames(): TimeFormat[] {
  return Object.keys(TIME_FORMATS).filter((name): name is TimeFormat => name in TIME_FORMATS);
}

/** A moment some minutes later; a date without a time stays as it is. */
function addMinutes(value: unknown, minutes: number): string {
  if (typeof value !== 'string' || !value.includes('T') || !Number.isFinite(minutes))
    return typeof value === 'string' ? value : '';
  const moment = new Date(value).getTime() + minutes * 60_000;
  return Number.isNaN(moment) ? '' : new Date(moment).toISOString();
}

function styleOf(context: Context): TimeStyle {
  const { locale, time_zone }: Readonly<Record<string, unknown>> = context.globals;
  return {
    locale: typeof locale === 'string' ? locale : 'en',
    time_zone: typeof time_zone === 'string' ? time_zone : 'UTC',
  };
}
