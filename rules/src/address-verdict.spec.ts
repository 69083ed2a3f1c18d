import { expect, it } from 'vitest';
import { addressVerdict } from './address-verdict.ts';

it.each([
  ['carrier_21211', 'never_works'],
  ['carrier_21614', 'never_takes_texts'],
  ['carrier_21214', 'never_takes_calls'],
  ['carrier_21610', 'opted_out'],
  ['carrier_30003', null],
  ['smtp_550', null],
  ['smtp_5.1.1', 'never_works'],
  ['no_sender', null],
  ['toString', null],
])('%s says of its address: %s', (code, verdict) => {
  expect(addressVerdict(code)).toBe(verdict);
});
