import { expect, it } from 'vitest';
import { mailDocument } from './mail-document.ts';

it('puts what forbids every fetch before the mail’s own words, so that the mail cannot loosen it', () => {
  const document = mailDocument('<img src="https://tracker.example/1.gif">');
  expect(document.indexOf("default-src 'none'")).toBeLessThan(document.indexOf('tracker.example'));
  expect(document).not.toContain('script-src');
});
