import { expect, it } from 'vitest';
import type { ThreadMessage } from '#lib/api/generated/types.gen.ts';
import { conversation } from './conversation.ts';

const said = (id: string, at: string, appointment_id: string | null = 'a'): ThreadMessage => ({
  id,
  direction: 'out',
  channel: 'sms',
  call: null,
  secure: null,
  mail_opened_at: null,
  put_off_from: null,
  kind: 'auto_message',
  status: 'accepted',
  status_reason: null,
  subject: null,
  body: id,
  address: null,
  written_by: null,
  attachments: [],
  at,
  appointment_id,
  appointment_title: 'Cleaning',
  name: null,
  why: [],
  actions: [],
});
const dayOf = (at: string) => at.slice(0, 10);

it('goes from the oldest to the newest over its pages, each message once', () => {
  const bubbles = conversation({
    pages: [
      [said('4', '2026-11-22T10:00:00Z'), said('3', '2026-11-21T12:00:00Z')],
      [said('3', '2026-11-21T12:00:00Z'), said('2', '2026-11-21T10:00:00Z'), said('1', '2026-11-21T11:00:00Z')],
    ],
    dayOf,
  });
  expect(bubbles.map(({ message, begins_day }) => [message.id, begins_day])).toEqual([
    ['2', true],
    ['1', false],
    ['3', false],
    ['4', true],
  ]);
});

it('says where another appointment begins; a reply that is for none stands with the one before', () => {
  const bubbles = conversation({
    pages: [
      [
        said('5', '2026-11-21T14:00:00Z', 'a'),
        said('4', '2026-11-21T13:00:00Z', 'b'),
        said('3', '2026-11-21T12:00:00Z', 'a'),
        said('2', '2026-11-21T11:00:00Z', null),
        said('1', '2026-11-21T10:00:00Z', 'a'),
      ],
    ],
    dayOf,
  });
  expect(bubbles.map(({ begins_appointment }) => begins_appointment)).toEqual([true, false, false, true, true]);
});
