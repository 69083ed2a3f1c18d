import type { Definition } from '@kept/rules/document';
import { weekInWords } from '@kept/rules/outline/week-in-words';

/** The hours a message can keep to, each told whole; a name that stands for none is shown as what it is. */
export function windowChoices({ windows }: Definition, chosen: string): readonly { value: string; label: string }[] {
  const known = Object.entries(windows).map(([value, week]) => ({
    value,
    label: `within ${windowInWords(value)} (${weekInWords(week)})`,
  }));
  const is_known = chosen === 'any' || chosen in windows;
  return [
    ...known,
    { value: 'any', label: 'at any time of day' },
    ...(is_known ? [] : [{ value: chosen, label: `within “${chosen}”, which does not exist` }]),
  ];
}

/** What hours are called: `after_work` as “after work”; the first ones are simply the sending hours. */
export function windowInWords(name: string): string {
  return name === 'default' ? 'sending hours' : `“${name.replaceAll('_', ' ')}”`;
}
