import { expect, it } from 'vitest';
import { noticeAsText } from './notice-as-text.ts';

it('a notice as a text is its subject and the beginning of what the client said, each on a line', () => {
  expect(
    noticeAsText({ subject: 'Kim replied: Cleaning', reply: 'Is there\nparking?', is_answered_by: 'nobody' }),
  ).toBe('Kim replied: Cleaning\n"Is there parking?"');
  const long = noticeAsText({ subject: 'Kim replied', reply: 'word '.repeat(100), is_answered_by: 'nobody' });
  expect(long.length).toBeLessThan(180);
  expect(long).toMatch(/\.\.\."$/);
});

it('a notice without words of the client is its subject alone', () => {
  expect(noticeAsText({ subject: 'Kim confirmed: Cleaning', reply: null, is_answered_by: 'nobody' })).toBe(
    'Kim confirmed: Cleaning',
  );
  expect(noticeAsText({ subject: 'Kim replied', reply: ' \n ', is_answered_by: 'nobody' })).toBe('Kim replied');
});

it('a notice that can be answered says so at its end', () => {
  expect(noticeAsText({ subject: 'Kim replied', reply: 'Hello?', is_answered_by: 'text' })).toBe(
    'Kim replied\n"Hello?"\nYour answer to this goes to the client.',
  );
});
