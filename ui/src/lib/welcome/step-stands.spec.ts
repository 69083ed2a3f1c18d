import { expect, it } from 'vitest';
import { stepStands } from './step-stands.ts';
import { STORY_STEPS, type Story } from './story.ts';

const story = (now: Story['now'], passed_over: Story['passed_over'] = []): Story => ({
  now,
  passed_over,
  reminder: null,
  exchanges: [],
  confirmation: null,
  trouble: null,
});

it.each([
  ['make', [], ['now', 'later', 'later', 'later']],
  ['late', [], ['done', 'done', 'now', 'later']],
  ['finished', [], ['done', 'done', 'done', 'done']],
  ['finished', ['late'], ['done', 'done', 'passed_over', 'done']],
  ['ended_otherwise', [], ['done', 'passed_over', 'passed_over', 'passed_over']],
] as const)('at %s, without %j, the steps stand %j', (now, passed_over, stands) => {
  expect(STORY_STEPS.map((step) => stepStands(step, story(now, passed_over)))).toEqual(stands);
});
