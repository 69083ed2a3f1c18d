import { describe, expect, it } from 'vitest';
import { parseDefinition } from '@kept/rules/parse-definition';
import { outlineRows } from './outline-rows.ts';
import { stepInOutline } from './step-in-outline.ts';

const answer = (id: string) => ({ id, trigger: { type: 'any_other_reply' }, actions: [] });
const message = (id: string, auto_replies: readonly object[] = []) => ({
  ...{ id, name: id, purpose: 'follow_up', type: 'sms', content: { body: 'Hello' }, auto_replies },
});
const parsed = parseDefinition({
  spec_version: 1,
  messages: [message('first', [answer('a'), answer('b')]), message('second')],
  default_auto_replies: [answer('c')],
});
if (!parsed.ok) throw new Error('the document of this spec can be read');
const { definition } = parsed;
const rows = outlineRows(definition, new Set());
const keys = rows.map(({ key }) => key);

describe('the outline', () => {
  it('has the defaults and each message with what answers it, in document order', () => {
    expect(keys).toEqual(['_any', 'c', 'first', 'a', 'b', 'first/opt_out', 'second', 'second/opt_out']);
    expect(rows.map(({ level, place, of }) => `${level}: ${place}/${of}`)).toEqual([
      '1: 1/3',
      '2: 1/1',
      '1: 2/3',
      '2: 1/3',
      '2: 2/3',
      '2: 3/3',
      '1: 3/3',
      '2: 1/1',
    ]);
  });

  it('leaves out what lies beneath a folded line', () => {
    expect(outlineRows(definition, new Set(['first', '_any'])).map(({ key }) => key)).toEqual([
      '_any',
      'first',
      'second',
      'second/opt_out',
    ]);
  });

  it.each([
    ['a', 'ArrowDown', { do: 'focus', key: 'b' }],
    ['_any', 'ArrowUp', null],
    ['second/opt_out', 'ArrowDown', null],
    ['b', 'Home', { do: 'focus', key: '_any' }],
    ['b', 'End', { do: 'focus', key: 'second/opt_out' }],
    ['first', 'ArrowRight', { do: 'focus', key: 'a' }],
    ['first', 'ArrowLeft', { do: 'fold', key: 'first' }],
    ['b', 'ArrowLeft', { do: 'focus', key: 'first' }],
    ['b', 'ArrowRight', null],
    ['b', 'x', null],
    ['gone', 'ArrowDown', null],
  ])('from %s, %s', (at, key, step) => {
    expect(stepInOutline(rows, { at, key })).toEqual(step);
  });

  it('unfolds what is folded before it goes in', () => {
    const folded = outlineRows(definition, new Set(['first']));
    expect(stepInOutline(folded, { at: 'first', key: 'ArrowRight' })).toEqual({ do: 'unfold', key: 'first' });
  });
});
