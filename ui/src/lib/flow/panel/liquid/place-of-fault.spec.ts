import { checkTemplate } from '@kept/content/check-template';
import { expect, it } from 'vitest';
import { placeOfFault } from './place-of-fault.ts';

it.each([
  ['Hi {{ nobody }}, welcome', '{{ nobody }}'],
  ['One\ntwo {{ name | shout }}', '{{ name | shout }}'],
  ['Bye {% include "x" %}', '{% include "x" %}'],
])('marks what is wrong in %j', (text, wrong) => {
  const [issue] = checkTemplate(text);
  if (issue === undefined) throw new Error('nothing is wrong with it');
  const { from, to } = placeOfFault(text, issue.at);
  expect(text.slice(from, to)).toContain(wrong.slice(3, -3).trim().split(' ').at(-1));
  expect(wrong).toContain(text.slice(from, to).trim());
});

it('stays within the text', () => {
  expect(placeOfFault('Hi', { line: 9, column: 40 })).toEqual({ from: 1, to: 2 });
  expect(placeOfFault('', null)).toEqual({ from: 0, to: 0 });
});
