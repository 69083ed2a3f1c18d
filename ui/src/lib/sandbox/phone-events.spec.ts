import { expect, it } from 'vitest';
import { phoneEvents } from './phone-events.ts';

it('puts texts and calls in one row by time, and texts first where that is the same', () => {
  const at = (minute: number) => `2026-11-21T10:0${minute}:00.000Z`;
  const events = phoneEvents(
    [
      { id: 'one', at: at(1) },
      { id: 'three', at: at(3) },
    ],
    [
      { id: 'zero', at: at(0) },
      { id: 'two', at: at(1) },
    ],
  );
  expect(events.map((event) => (event.kind === 'text' ? event.text.id : event.call.id))).toEqual([
    'zero',
    'one',
    'two',
    'three',
  ]);
});
