import { expect, it } from 'vitest';
import { callWords } from './call-words.ts';

const ended = {
  status: 'ended',
  answered_by: null,
  outcome: 'completed',
  duration_s: 31,
  forwarded_to: null,
  forward_outcome: null,
} as const;

it.each([
  [{ ...ended, status: 'placed', outcome: null }, 'Being placed.'],
  [{ ...ended, status: 'ringing', outcome: null }, 'It rings.'],
  [{ ...ended, status: 'answered', answered_by: 'person', outcome: null }, 'On the phone now.'],
  [{ ...ended, status: 'answered', answered_by: 'machine', outcome: null }, 'A machine has answered.'],
  [ended, 'Answered, 31 s on the phone.'],
  [{ ...ended, duration_s: 125 }, 'Answered, 2 min 5 s on the phone.'],
  [{ ...ended, duration_s: null }, 'Answered.'],
  [{ ...ended, outcome: 'busy', duration_s: 0 }, 'Busy.'],
  [{ ...ended, outcome: 'no_answer', duration_s: null }, 'Nobody answered.'],
  [{ ...ended, outcome: 'voicemail', duration_s: 20 }, 'Answered by a machine, 20 s on the phone.'],
  [{ ...ended, outcome: 'failed', duration_s: null }, 'Could not be connected.'],
  [
    { ...ended, forwarded_to: '+12025550188', forward_outcome: 'no_answer' },
    'Answered, 31 s on the phone; connected with +12025550188, where nobody answered.',
  ],
  [{ ...ended, forwarded_to: '+12025550188' }, 'Answered, 31 s on the phone; connected with +12025550188.'],
] as const)('%j reads %j', (call, words) => {
  expect(callWords(call)).toBe(words);
});
