import { describe, expect, it } from 'vitest';
import { whichNotice, type SentNotice } from './which-notice.ts';

const NOW = '2027-03-10T15:00:00.000Z';
const before = (minutes: number): string => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const about = (person: string, minutes: number): SentNotice => ({
  id: `${person}-${minutes}`,
  person_id: person,
  person_name: person,
  at: before(minutes),
});

describe('a text of somebody who was told of clients', () => {
  it.each([
    ['answers the newest notice', [about('Kim', 3), about('Lee', 40)], { type: 'answers', notice: about('Kim', 3) }],
    [
      'answers one of several notices about the same client',
      [about('Kim', 1), about('Kim', 2)],
      { type: 'answers', notice: about('Kim', 1) },
    ],
    ['answers a notice of a day ago', [about('Kim', 1_440)], { type: 'answers', notice: about('Kim', 1_440) }],
    ['comes too late after a day', [about('Kim', 1_441)], { type: 'too_old', notice: about('Kim', 1_441) }],
    [
      'is unclear where two clients were told of within five minutes',
      [about('Kim', 1), about('Lee', 6), about('Max', 7)],
      { type: 'unclear', names: ['Kim', 'Lee'] },
    ],
  ])('%s', (_, notices, expected) => {
    expect(whichNotice(notices, NOW)).toEqual(expected);
  });

  it('answers nothing where nobody was told of', () => {
    expect(whichNotice([], NOW)).toBeNull();
  });
});
