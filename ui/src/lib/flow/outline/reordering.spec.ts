import { describe, expect, it } from 'vitest';
import { applyCommand } from '@kept/rules/commands/apply-command';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { outlineRows } from './outline-rows.ts';
import { reordering } from './reordering.ts';

const DEFINITION = readDocument({
  messages: [
    reminder('first', [answer('a'), answer('b', { any_of: ['no'] }), answer('c', { any_of: ['late'] })]),
    reminder('second', [answer('d')]),
    reminder('third'),
  ],
});
const ROWS = outlineRows(DEFINITION, new Set());

/** The document after one line was put where another is; null: it was refused. */
function put(dragged: string, over: string) {
  const row = (key: string) => {
    const found = ROWS.find((each) => each.key === key);
    if (found === undefined) throw new Error(`no line ${key}`);
    return found;
  };
  const command = reordering(row(dragged), row(over));
  const result = command === null ? null : applyCommand(DEFINITION, command);
  return result?.ok === true ? result.definition : null;
}

describe('a line of the outline that is dragged', () => {
  it.each([
    ['third', 'first', ['third', 'first', 'second']],
    ['first', 'third', ['second', 'third', 'first']],
  ])('puts message %s where %s is', (dragged, over, order) => {
    expect(put(dragged, over)?.messages.map(({ id }) => id)).toEqual(order);
  });

  it('puts an answer before another of its message', () => {
    expect(put('c', 'a')?.messages[0]?.auto_replies.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it.each([
    ['a', 'd'],
    ['a', 'second'],
    ['first', 'd'],
    ['a', 'a'],
    ['first', '_any'],
  ])('has no place for %s at %s', (dragged, over) => {
    expect(put(dragged, over)).toBeNull();
  });
});
