import { expect, it } from 'vitest';
import { storyClient } from './story-client.ts';

it('is Robin on the first run, and somebody whose phone is free on the next', () => {
  expect(storyClient([]).name).toBe('Robin Park');
  expect(storyClient(['+12025550123', '+12025550199']).name).toBe('Ana Gómez');
});

it('is Robin again when everybody has had their turn', () => {
  const all = ['+12025550123', ...[1, 2, 3, 4, 5].map((end) => `+1202555014${end}`)];
  expect(storyClient(all).name).toBe('Robin Park');
});
