import { TIME_FORMATS } from './format-time.ts';
import { knownFieldNames } from './known-field.ts';
import { engine } from './liquid/engine.ts';
import { vocabularyOf } from './liquid/parse-template.ts';

/** What an author can write in a text, for an editor that completes it. */
export interface LiquidWords {
  /** `event.start_time`; custom fields have names of their own and are not among them. */
  readonly fields: readonly string[];
  /** Those that write moments first: they are what most texts need. */
  readonly filters: readonly string[];
  readonly tags: readonly string[];
}

/** The fields, filters and tags that exist. */
export function liquidWords(): LiquidWords {
  const { filters, tags } = vocabularyOf(engine);
  const times = Object.keys(TIME_FORMATS);
  return {
    fields: knownFieldNames(),
    filters: [...times, ...filters.filter((each) => !times.includes(each)).toSorted()],
    tags: tags.toSorted(),
  };
}
