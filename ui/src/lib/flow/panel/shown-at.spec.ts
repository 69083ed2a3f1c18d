import { expect, it } from 'vitest';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { shownAt } from './shown-at.ts';

const document = readDocument({
  messages: [reminder('msg_a'), reminder('msg_b', [answer('ar_1'), answer('ar_2')])],
  default_auto_replies: [answer('ar_3')],
});

it('finds what is selected where it lies now', () => {
  expect(shownAt(document, { kind: 'message', message_id: 'msg_b' })).toMatchObject({
    message: { id: 'msg_b' },
    pointer: '/messages/1',
  });
  expect(shownAt(document, { kind: 'auto_reply', message_id: 'msg_b', auto_reply_id: 'ar_2' })).toMatchObject({
    auto_reply: { id: 'ar_2' },
    message: { id: 'msg_b' },
    pointer: '/messages/1/auto_replies/1',
  });
  expect(shownAt(document, { kind: 'auto_reply', message_id: null, auto_reply_id: 'ar_3' })).toMatchObject({
    message: null,
    pointer: '/default_auto_replies/0',
  });
});

it('shows the schedule when nothing is selected or what was is gone', () => {
  expect(shownAt(document, null)).toEqual({ kind: 'schedule' });
  expect(shownAt(document, { kind: 'message', message_id: 'msg_gone' })).toEqual({ kind: 'schedule' });
});
