import { expect, it } from 'vitest';
import { detailOf } from './detail-of.ts';

const problem = { code: 'invalid_request', title: 'The request has fields that cannot be accepted' };
const wrong = (message: string) => ({ field: '/definition', code: 'wrong', message });

it('says what is wrong with the fields, for none of them is in sight', () => {
  const detail = 'Nothing was stored. Each field below says what is wrong with it.';
  expect(detailOf({ ...problem, detail, errors: [wrong('Is of a newer version.')] })).toBe('Is of a newer version.');
});

it('says no more than three of them', () => {
  expect(detailOf({ ...problem, errors: ['A.', 'B.', 'C.', 'D.'].map(wrong) })).toBe('A. B. C.');
});

it('says the way out when no field is at fault', () => {
  expect(detailOf({ ...problem, detail: 'Try again.' })).toBe('Try again.');
});
