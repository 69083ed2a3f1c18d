import { expect, it } from 'vitest';
import { waysTo } from './ways-to.ts';

it('offers text and email where they were last heard, then calls to each number', () => {
  const ways = waysTo([
    { type: 'email', address: 'kim@client.example', stopped: false },
    { type: 'phone', address: '+12025550123', stopped: true },
  ]);
  expect(ways.map(({ words, stopped }) => [words, stopped])).toEqual([
    ['Email to kim@client.example', false],
    ['Text to +12025550123', true],
    ['Call to +12025550123', true],
  ]);
});
