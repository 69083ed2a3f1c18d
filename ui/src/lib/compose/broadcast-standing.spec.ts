import { expect, it } from 'vitest';
import { broadcastStanding, isSettled } from './broadcast-standing.ts';

const counts = {
  waiting: 0,
  on_their_way: 0,
  sent: 0,
  delivered: 0,
  failed: 0,
  unknown: 0,
  held: 0,
  skipped: 0,
  cancelled: 0,
};

const broadcast = (status: 'scheduled' | 'sending' | 'paused' | 'sent' | 'cancelled', more: object = {}) => ({
  id: '',
  channel: 'sms' as const,
  status,
  words: '',
  subject: null,
  sent_securely: false,
  template_id: null,
  asks_own_question: false,
  written_by: null,
  source: 'compose' as const,
  send_at: '',
  time_zone: 'UTC',
  recipient_count: 10,
  counts: { ...counts, ...more },
  created_at: '',
  started_at: null,
  ended_at: null,
});

it.each([
  ['sending' as const, { waiting: 4, on_their_way: 2, sent: 4, delivered: 3 }, 'Sending', 4, false],
  ['sent' as const, { on_their_way: 2, sent: 8, delivered: 8 }, 'Sending', 8, false],
  ['sent' as const, { sent: 9, delivered: 9, failed: 1 }, 'Sent, not to all', 10, true],
  ['sent' as const, { held: 7, failed: 3 }, 'Not sent', 10, true],
  ['sent' as const, { sent: 9, delivered: 9, skipped: 1 }, 'Sent', 10, true],
  ['sent' as const, { sent: 10, delivered: 9 }, 'Sent', 10, false],
  ['cancelled' as const, { cancelled: 10 }, 'Cancelled', 10, true],
  ['scheduled' as const, { waiting: 10 }, 'Scheduled', 0, true],
])('a broadcast that is %s with %o reads %s', (status, more, words, done, settled) => {
  const standing = broadcastStanding(broadcast(status, more));
  expect([standing.words, standing.done, isSettled(broadcast(status, more))]).toEqual([words, done, settled]);
});

it('a broadcast is for those it leaves in, and names what went wrong', () => {
  const { reached, trouble } = broadcastStanding(broadcast('sent', { sent: 5, skipped: 2, held: 2, failed: 1 }));
  expect([reached, trouble]).toEqual([
    8,
    [
      { words: 'Failed', count: 1 },
      { words: 'Held', count: 2 },
    ],
  ]);
});
