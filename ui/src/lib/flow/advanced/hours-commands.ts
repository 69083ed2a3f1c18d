import type { Command } from '@kept/rules/commands/command';
import type { AutoMessage, Definition } from '@kept/rules/document';
import { onAllDays } from './week-hours.ts';

const SCHEDULE = { kind: 'schedule' } as const;
const KEY = /^[a-z][a-z0-9_]{0,39}$/;

/** How a name of hours is written in the document: `After work` as `after_work`; null: it cannot be. */
export function hoursKey(name: string): string | null {
  const key = name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return KEY.test(key) && key !== 'any' ? key : null;
}

/** New hours, nine to five from Monday to Friday, under a name that is free. */
export function addHours({ windows }: Definition): Command {
  const names = ['default', 'hours', ...Array.from({ length: 500 }, (_, index) => `hours_${index + 2}`)];
  const name = names.find((each) => !(each in windows)) ?? 'hours';
  const value = { ...onAllDays([['09:00', '17:00']]), sat: [], sun: [] };
  return { type: 'edit_field', of: SCHEDULE, path: ['windows', name], operation: 'add', value };
}

interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Hours under another name, in their place, with the messages that keep to them; null: there are none, or the name is taken. */
export function renameHours(definition: Definition, { from, to }: Renaming): Command | null {
  const { windows } = definition;
  if (!(from in windows) || to in windows) return null;
  const renamed = Object.fromEntries(
    Object.entries(windows).map(([name, week]) => [name === from ? to : name, week] as const),
  );
  return {
    type: 'batch',
    name: `rename the hours “${from}”`,
    commands: [
      { type: 'edit_field', of: SCHEDULE, path: ['windows'], operation: 'replace', value: renamed },
      ...keepingTo(definition, from).map((message) => keepTo(message, to)),
    ],
  };
}

/** Without these hours: who kept to them keeps to the sending hours, or to none where there are no others. */
export function removeHours(definition: Definition, name: string): Command {
  const instead = name !== 'default' && 'default' in definition.windows ? 'default' : 'any';
  return {
    type: 'batch',
    name: `remove the hours “${name}”`,
    commands: [
      ...keepingTo(definition, name).map((message) => keepTo(message, instead)),
      { type: 'edit_field', of: SCHEDULE, path: ['windows', name], operation: 'remove', value: null },
    ],
  };
}

interface ForType {
  readonly name: string;
  readonly type: AutoMessage['type'];
}

/** All messages of a type that have a time keep to these hours; null: they do already, or there are none. */
export function keepTypeTo({ messages }: Definition, { name, type }: ForType): Command | null {
  const others = messages.filter(
    (message) => message.type === type && message.timing !== null && message.timing.window !== name,
  );
  if (others.length === 0) return null;
  return {
    type: 'batch',
    name: `change the hours of ${others.length} messages`,
    commands: others.map((message) => keepTo(message, name)),
  };
}

/** Messages whose time lies within these hours. */
export function keepingTo({ messages }: Definition, name: string): readonly AutoMessage[] {
  return messages.filter(({ timing }) => timing?.window === name);
}

function keepTo({ id }: AutoMessage, name: string): Command {
  return {
    type: 'edit_field',
    of: { kind: 'message', message_id: id },
    path: ['timing', 'window'],
    operation: 'replace',
    value: name,
  };
}
