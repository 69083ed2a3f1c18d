import { expect, it } from 'vitest';
import { noticeAsText } from './notice-as-text.ts';

it('a notice as a text is its subject and the beginning of what the client said, each on a line', () => {
  expect(noticeAsText({ subject: 'Kim replied: Cleaning', reply: 'Is there\nparking?' })).toBe(
    'Kim replied: Cleaning\n"Is there parking?"',
  );
  const long = noticeAsText({ subject: 'Kim replied', reply: 'word '.repeat(100) });
  expect(long.length).toBeLessThan(180);
  expect(long).toMatch(/\.\.\."$/);
});

it('a notice without words of the client is its subject alone', () => {
  expect(noticeAsText({ subject: 'Kim confirmed: Cleaning', reply: null })).toBe('Kim confirmed: Cleaning');
  expect(noticeAsText({ subject: 'Kim replied', reply: ' \n ' })).toBe('Kim replied');
});
