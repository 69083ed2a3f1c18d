import { expect, it } from 'vitest';
import { calledName, countWords, linesOf } from './contact-words.ts';

it('calls somebody by name, else by the usual number, else by mail', () => {
  expect(calledName({ name: 'Kim', phones: ['+1'], emails: [] })).toBe('Kim');
  expect(calledName({ name: ' ', phones: ['+1', '+2'], emails: ['a@b'] })).toBe('+1');
  expect(calledName({ name: '', phones: [], emails: ['a@b'] })).toBe('a@b');
  expect(calledName({ name: '', phones: [], emails: [] })).toBe('No name');
});

it('counts no further than anybody reads', () => {
  expect(countWords(1, 'en-US')).toBe('1 contact');
  expect(countWords(1000, 'en-US')).toBe('1,000 contacts');
  expect(countWords(1001, 'en-US')).toBe('more than 1,000 contacts');
});

it('takes addresses one a line, as a spreadsheet gives them', () => {
  expect(linesOf(' +1 202 555 0123\r\n\n555-0124;x@y.example ')).toEqual([
    '+1 202 555 0123',
    '555-0124',
    'x@y.example',
  ]);
});
