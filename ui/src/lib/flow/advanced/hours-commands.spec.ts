import { applyCommand } from '@kept/rules/commands/apply-command';
import type { Command } from '@kept/rules/commands/command';
import { definitionSchema, type Definition } from '@kept/rules/document';
import { describe, expect, it } from 'vitest';
import { addHours, hoursKey, keepingTo, keepTypeTo, removeHours, renameHours } from './hours-commands.ts';

const message = (id: string, type: string, window: string | null) => ({
  id,
  name: id,
  purpose: 'reminder',
  type,
  content: type === 'call' ? { script: [] } : { body: '' },
  timing: window === null ? null : { anchor: 'start', offset: { days: -1 }, window },
});
const week = { mon: [['09:00', '17:00']] };
const definition = definitionSchema.parse({
  spec_version: 1,
  messages: [
    message('a', 'sms', 'evenings'),
    message('b', 'call', 'default'),
    message('c', 'sms', 'any'),
    message('d', 'sms', null),
  ],
  windows: { default: week, evenings: week, nights: week },
});

function after(command: Command | null, before: Definition = definition): Definition {
  if (command === null) throw new Error('there is nothing to do');
  const done = applyCommand(before, command);
  if (!done.ok) throw new Error(done.problem.message);
  expect(applyCommand(done.definition, done.undo)).toMatchObject({ ok: true, definition: before });
  return done.definition;
}

const windowsOf = ({ messages }: Definition) => messages.map(({ timing }) => timing?.window ?? null);

describe('hours', () => {
  it('are renamed in their place, with the messages that keep to them', () => {
    const renamed = after(renameHours(definition, { from: 'evenings', to: 'after_work' }));
    expect(Object.keys(renamed.windows)).toEqual(['default', 'after_work', 'nights']);
    expect(windowsOf(renamed)).toEqual(['after_work', 'default', 'any', null]);
  });

  it('are not renamed to a name that is taken, nor where there are none', () => {
    expect(renameHours(definition, { from: 'evenings', to: 'nights' })).toBeNull();
    expect(renameHours(definition, { from: 'days', to: 'mornings' })).toBeNull();
  });

  it('leave no message behind when they are removed', () => {
    expect(windowsOf(after(removeHours(definition, 'evenings')))).toEqual(['default', 'default', 'any', null]);
    expect(windowsOf(after(removeHours(definition, 'default')))).toEqual(['evenings', 'any', 'any', null]);
  });

  it('are kept to by all of a type that have a time', () => {
    expect(windowsOf(after(keepTypeTo(definition, { name: 'nights', type: 'sms' })))).toEqual([
      'nights',
      'default',
      'nights',
      null,
    ]);
    expect(keepTypeTo(definition, { name: 'default', type: 'call' })).toBeNull();
    expect(keepingTo(definition, 'evenings').map(({ id }) => id)).toEqual(['a']);
  });

  it('are made under a name that is free, the sending hours first', () => {
    expect(Object.keys(after(addHours(definition)).windows)).toEqual(['default', 'evenings', 'nights', 'hours']);
    const none = definitionSchema.parse({ spec_version: 1 });
    expect(Object.keys(after(addHours(none), none).windows)).toEqual(['default']);
  });

  it.each([
    ['After work', 'after_work'],
    [' Lunch & more ', 'lunch_more'],
    ['any', null],
    ['', null],
    ['1st', null],
    ['x'.repeat(41), null],
  ])('called “%s” are written as %s', (name, key) => {
    expect(hoursKey(name)).toBe(key);
  });
});
