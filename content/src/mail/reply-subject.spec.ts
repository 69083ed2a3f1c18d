import { expect, it } from 'vitest';
import { replySubject } from './reply-subject.ts';

it.each([
  ['Your appointment', 'Re: Your appointment'],
  ['Re: Your appointment', 'Re: Your appointment'],
  ['AW: RE: Re[2]: Ihr Termin', 'Re: Ihr Termin'],
  ['RE：予約', 'Re: 予約'],
  ['Regarding Monday', 'Re: Regarding Monday'],
  ['Re:', null],
  ['  ', null],
])('%o is answered under %o', (subject, expected) => {
  expect(replySubject(subject)).toBe(expected);
});
