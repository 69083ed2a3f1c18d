import { expect, it } from 'vitest';
import { pageColours } from './page-colours.ts';

it.each([
  ['#000000', '#ffffff'],
  ['#ffffff', '#14161c'],
  ['#ffd400', '#14161c'],
  ['#0f766e', '#ffffff'],
])('writes on %s in %s', (brand, on_brand) => {
  expect(pageColours(brand)).toEqual({ brand, on_brand });
});

it.each([null, '', 'red', '#FFF', '#12345', 'red;}body{display:none', '#4338ca}'])('takes %j for none', (given) => {
  expect(pageColours(given)).toEqual({ brand: '#4338ca', on_brand: '#ffffff' });
});
