import { expect, it } from 'vitest';
import { newParticipant } from './appointment-draft.ts';
import { placeOnForm, placeOnLine } from './place-on-form.ts';

const problem = (...fields: readonly string[]) => ({
  code: 'invalid_request',
  title: 'No',
  errors: fields.map((field) => ({ field, code: 'x', message: 'is wrong' })),
});
const fieldsOf = ({ errors = [] }: { readonly errors?: readonly { readonly field: string }[] | undefined }) =>
  errors.map(({ field }) => field);

it('finds the line of each participant, past the lines that were not sent', () => {
  const people = [
    newParticipant(),
    { ...newParticipant(), name: 'Kim' },
    newParticipant(),
    { ...newParticipant(), name: 'Lou' },
  ];
  expect(
    fieldsOf(
      placeOnForm(problem('/events/0/title', '/events/0/participants/1/phone', '/events/0/participants/0'), people),
    ),
  ).toEqual(['/title', '/participants/3/phone', '/participants/1']);
});

it('puts the errors of one participant at their line', () => {
  expect(fieldsOf(placeOnLine(problem('/phone', '/participant/email', ''), 2))).toEqual([
    '/participants/2/phone',
    '/participants/2/email',
    '/participants/2',
  ]);
});
