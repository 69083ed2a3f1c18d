import { expect, it } from 'vitest';
import { linksIn } from './links-in.ts';

const leading = (text: string) => linksIn(text).flatMap(({ href }) => (href === null ? [] : [href]));

it.each([
  ['See http://127.0.0.1:8080/r/Ab-_9, please.', ['http://127.0.0.1:8080/r/Ab-_9']],
  ['(https://a.example/x) https://b.example/?q=1.', ['https://a.example/x', 'https://b.example/?q=1']],
  ['javascript:alert(1) and ftp://x', []],
  ['', []],
])('%j leads to %j', (text, addresses) => {
  expect(leading(text)).toEqual(addresses);
});

it('leaves no letter out', () => {
  const text = 'a https://b.example c\nhttps://d.example';
  expect(
    linksIn(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
