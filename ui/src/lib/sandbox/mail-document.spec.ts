import { expect, it } from 'vitest';
import { hasPicturesElsewhere, mailDocument } from './mail-document.ts';

const MAIL = '<img width="1" src="https://tracker.example/1.gif">';

it('puts what forbids every fetch before the mail’s own words, so that the mail cannot loosen it', () => {
  const document = mailDocument(MAIL, { with_pictures: false });
  expect(document).toContain(`content="default-src 'none'; img-src data:"`);
  expect(document.indexOf("default-src 'none'")).toBeLessThan(document.indexOf('tracker.example'));
  expect(document).not.toContain('script-src');
});

it('fetches pictures for who asks for them, and from nobody else', () => {
  expect(mailDocument(MAIL, { with_pictures: true })).toContain(`"default-src 'none'; img-src 'self' data:"`);
});

it.each([
  [MAIL, true],
  ["<IMG SRC='http://x.example/a.png'>", true],
  ['<img src="data:image/gif;base64,R0lGODlh">', false],
  ['<a href="https://x.example/">img src=https://x.example</a>', false],
])('%s has pictures elsewhere: %s', (html, has) => {
  expect(hasPicturesElsewhere(html)).toBe(has);
});
