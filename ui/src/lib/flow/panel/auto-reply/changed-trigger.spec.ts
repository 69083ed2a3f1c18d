import { expect, it } from 'vitest';
import { changedTrigger } from './changed-trigger.ts';

it('keeps the phrases where the new trigger has some', () => {
  expect(changedTrigger({ type: 'reply_is', any_of: ['late'] }, 'reply_includes')).toEqual({
    type: 'reply_includes',
    any_of: ['late'],
  });
});

it('begins anew where it has none', () => {
  expect(changedTrigger({ type: 'reply_is', any_of: ['late'] }, 'no_response_after')).toEqual({
    type: 'no_response_after',
    minutes: 60,
  });
});
