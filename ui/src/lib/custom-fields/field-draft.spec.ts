import { expect, it } from 'vitest';
import { changedData, draftOfData } from './field-draft.ts';

const began = { pet: 'Rex', visits: 3, vip: true, gone: null };

it('stands in the form as text', () => {
  expect(draftOfData(began)).toEqual({ pet: 'Rex', visits: '3', vip: 'yes', gone: '' });
});

it('sends only what was changed, nothing for what was emptied, and keeps a number one', () => {
  const draft = { ...draftOfData(began), pet: ' ', visits: '4', born: '1990-01-02' };
  expect(changedData(draft, { began, fields: [] })).toEqual({ pet: null, visits: 4, born: '1990-01-02' });
  expect(changedData({ ...draftOfData(began), visits: 'many' }, { began, fields: [] })).toEqual({ visits: 'many' });
});
