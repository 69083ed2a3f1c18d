import { expect, it } from 'vitest';
import { isName, pastedAddresses } from './pasted-addresses.ts';

it.each([
  ['+1 202 555 0123', ['+1 202 555 0123']],
  ['202-555-0123\r\n202-555-0124\n\n', ['202-555-0123', '202-555-0124']],
  ['ann@example.org, bo@example.org; cy@example.org', ['ann@example.org', 'bo@example.org', 'cy@example.org']],
  ['2025550123\t2025550123', ['2025550123']],
  [' \n ', []],
])('%j is read as %j', (text, addresses) => {
  expect(pastedAddresses(text).addresses).toEqual(addresses);
});

it('counts who is named again, and leaves nobody out however many there are', () => {
  expect(pastedAddresses('1\n2\n1\n1').repeated).toBe(2);
  const many = Array.from({ length: 100_000 }, (_, index) => String(index));
  expect(pastedAddresses(many.join('\n'))).toEqual({ addresses: many, repeated: 0 });
});

it.each([
  ['Kim Lee', true],
  ['李小龍', true],
  ['Room 38', true],
  ['+1 202 555 0123', false],
  ['1-800-FLOWERS 55', false],
  ['kim@example.org', false],
  ['Kim Lee, Bo Day', false],
  ['', false],
])('%j is a name: %s', (text, is_one) => {
  expect(isName(text)).toBe(is_one);
});
