import { expect, it } from 'vitest';
import { lastEvent, type Happened } from './last-event.ts';

const T = (hour: number): string => `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`;

const nothing: Happened = {
  created_at: T(1),
  moved_at: null,
  cancelled_at: null,
  sent_at: null,
  delivered_at: null,
  failed_at: null,
  heard_at: null,
  states: [],
};

it.each([
  ['made and nothing since', {}, { what: 'created', at: T(1) }],
  ['the newest of several', { moved_at: T(2), sent_at: T(4), delivered_at: T(3) }, { what: 'sent', at: T(4) }],
  [
    'the answer rather than the reply it came by',
    { heard_at: T(5), states: [{ state: 'confirmed', at: T(5) }] },
    { what: 'confirmed', at: T(5) },
  ],
  [
    'words that came after the answer',
    { heard_at: T(6), states: [{ state: 'confirmed', at: T(5) }] },
    { what: 'replied', at: T(6) },
  ],
  [
    'the newest answer of several people',
    {
      states: [
        { state: 'confirmed', at: T(5) },
        { state: 'declined', at: T(4) },
      ],
    },
    { what: 'confirmed', at: T(5) },
  ],
  [
    'no state that was taken back',
    { sent_at: T(2), states: [{ state: 'none', at: T(5) }] },
    { what: 'sent', at: T(2) },
  ],
  ['a failure', { sent_at: T(2), failed_at: T(3) }, { what: 'failed', at: T(3) }],
  ['cancelled by the clinic', { sent_at: T(2), cancelled_at: T(3) }, { what: 'cancelled', at: T(3) }],
] as const)('tells %s', (_, happened, last) => {
  expect(lastEvent({ ...nothing, ...happened })).toEqual(last);
});
