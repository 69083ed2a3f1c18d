import { expect, it } from 'vitest';
import { addressesIn } from './addresses-in.ts';

it.each([
  ['', []],
  [' a@b.co \n\nc@d.co', ['a@b.co', 'c@d.co']],
  ['a@b.co, c@d.co;', ['a@b.co', 'c@d.co']],
])('finds the addresses in %j', (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses);
});
