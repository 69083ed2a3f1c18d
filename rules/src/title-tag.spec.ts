import { expect, it } from 'vitest';
import { taggedTitle, titleTag } from './title-tag.ts';

it.each([
  [[], null],
  [['none'], null],
  [['confirmed'], '[CONFIRMED]'],
  [['cancelled'], '[NOT COMING]'],
  [['reschedule_requested'], '[RESCHEDULE]'],
  [['accepted'], '[ACCEPTED]'],
  [['declined'], '[DECLINED]'],
  [['none', 'confirmed', 'confirmed'], '[CONFIRMED 2/3]'],
  [['confirmed', 'cancelled', 'confirmed'], '[NOT COMING 1/3]'],
  [['declined', 'reschedule_requested'], '[DECLINED 1/2]'],
] as const)('shows %j as %s', (states, tag) => {
  expect(titleTag(states)).toBe(tag);
});

it('stands before the title, which is clean without an answer', () => {
  expect(taggedTitle('Cleaning', ['confirmed'])).toBe('[CONFIRMED] Cleaning');
  expect(taggedTitle('Cleaning', ['none'])).toBe('Cleaning');
});
