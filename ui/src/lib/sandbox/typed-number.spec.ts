import { expect, it } from 'vitest';
import { typedNumber } from './typed-number.ts';

it.each([
  ['+1 (202) 555-0123', '+12025550123'],
  ['0049 30 1234567', '+49301234567'],
  ['202 555 0123', null],
  ['+0123456789', null],
  ['+12<b>', null],
  ['', null],
])('%s is %s', (typed, number) => {
  expect(typedNumber(typed)).toBe(number);
});
