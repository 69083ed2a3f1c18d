import { describe, expect, it } from 'vitest';
import { readFieldValue } from './read-field-value.ts';

const read = (type: Parameters<typeof readFieldValue>[0]['type'], value: string | number | boolean | null) => {
  const reading = readFieldValue({ type, choices: ['Dog', 'Cat'] }, value);
  return reading.ok ? reading.value : { refused: reading.message };
};

it.each([
  ['text', ' Rex ', 'Rex'],
  ['text', 12, '12'],
  ['text', true, 'yes'],
  ['number', '12', 12],
  ['number', ' -2.5 ', -2.5],
  ['number', 7, 7],
  ['date', '2028-02-29', '2028-02-29'],
  ['yes_no', 'Yes', true],
  ['yes_no', 'false', false],
  ['yes_no', 1, true],
  ['yes_no', false, false],
  ['choice', 'dog', 'Dog'],
] as const)('as a %s, %j is %j', (type, value, expected) => {
  expect(read(type, value)).toBe(expected);
});

describe.each(['text', 'number', 'date', 'yes_no', 'choice'] as const)('a %s', (type) => {
  it.each([null, '', '  '])('of %j is not known', (value) => {
    expect(read(type, value)).toBeNull();
  });
});

it.each([
  ['text', 'x'.repeat(5_001), 'is longer than 5000 characters'],
  ['number', '1,5', 'is no number such as 12 or 2.5'],
  ['number', '1e400', 'is no number such as 12 or 2.5'],
  ['number', true, 'is no number such as 12 or 2.5'],
  ['date', '2027-02-29', 'is no date such as 2026-11-21'],
  ['date', '21/11/2026', 'is no date such as 2026-11-21'],
  ['date', 20261121, 'is no date such as 2026-11-21'],
  ['yes_no', 'maybe', 'is neither yes nor no'],
  ['choice', 'Bird', 'is none of the choices: Dog, Cat'],
] as const)('as a %s, %j is refused: it %s', (type, value, message) => {
  expect(read(type, value)).toEqual({ refused: message });
});
