import { expect, it } from 'vitest';
import { localeName } from './locale-name.ts';

it.each([
  ['es', 'Spanish'],
  ['pt-BR', 'Brazilian Portuguese'],
  ['xx-made_up', 'xx-made_up'],
  ['qqq', 'qqq'],
])('calls %s %s', (locale, name) => {
  expect(localeName(locale)).toBe(name);
});
