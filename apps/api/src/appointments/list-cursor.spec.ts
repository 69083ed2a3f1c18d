import { expect, it } from 'vitest';
import { listCursor } from './list-cursor.ts';

const cursor = {
  toward: 'next',
  start_at: '2026-11-21T09:00:00.000Z',
  id: '01a1fcd3-75d7-77f3-a7ef-2fd770ede46b',
} as const;

it('reads back what it handed out', () => {
  expect(listCursor.parse(listCursor.format(cursor))).toEqual(cursor);
});

it.each(['', 'x', 'bmV4dA', Buffer.from('next yesterday 1').toString('base64url'), '💥', `${'A'.repeat(200)}`])(
  'takes %j for none',
  (text) => {
    expect(listCursor.parse(text)).toBeNull();
  },
);
