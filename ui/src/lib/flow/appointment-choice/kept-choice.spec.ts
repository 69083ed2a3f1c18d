import { expect, it } from 'vitest';
import { isSameChoice } from './choice.ts';
import { readChoice } from './kept-choice.ts';

const ID = '0199f3a0-0000-7000-8000-000000000000';
const OTHER = '0199f3a0-0000-7000-8000-000000000001';
const real = { kind: 'real', appointment_id: ID, participant_id: OTHER } as const;

it.each([
  [real, real],
  [{ kind: 'made_up' }, { kind: 'made_up' }],
  [{ kind: 'real', appointment_id: ID }, { kind: 'next' }],
  [{ kind: 'real', appointment_id: ID, participant_id: '../1' }, { kind: 'next' }],
  [{ appointment_id: ID }, { kind: 'next' }],
  [null, { kind: 'next' }],
  ['made_up', { kind: 'next' }],
])('%o, kept, is read as %o', (kept, choice) => {
  expect(readChoice(kept)).toEqual(choice);
});

it('tells one person of an appointment from another', () => {
  expect(isSameChoice(real, { ...real })).toBe(true);
  expect(isSameChoice(real, { ...real, participant_id: ID })).toBe(false);
  expect(isSameChoice(real, { kind: 'next' })).toBe(false);
  expect(isSameChoice({ kind: 'next' }, { kind: 'next' })).toBe(true);
});
