import { expect, it } from 'vitest';
import { perText } from './per-text.ts';

it('looks at each text once, as long as it is asked for it', () => {
  const looked: string[] = [];
  const length = perText((text: string, locale: string) => {
    looked.push(`${text} ${locale}`);
    return text.length;
  });
  expect([length('one', 'en'), length('one', 'es'), length('one', 'en')]).toEqual([3, 3, 3]);
  expect(looked).toEqual(['one en', 'one es']);
});

it('forgets what was asked for longest ago', () => {
  const looked: string[] = [];
  const same = perText((text: string) => {
    looked.push(text);
    return text;
  });
  for (let at = 0; at <= 5_000; at += 1) {
    same(`text ${at}`);
    same('kept');
  }
  looked.length = 0;
  same('kept');
  same('text 0');
  expect(looked).toEqual(['text 0']);
});
