import { expect, it } from 'vitest';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import type { Written } from './heard.ts';
import { suggestedReplies } from './suggested-replies.ts';

const sent = (auto_message_id: string): Written => ({
  kind: 'sms',
  id: auto_message_id,
  step: 1,
  at: '2026-03-11T14:00:00.000Z',
  from: 'us',
  subject: null,
  body: 'See you',
  attachments: [],
  behind: null,
  is_broken: false,
  arrival: 'arrived',
  auto_message_id,
});

it('offers what the newest message answers, what is built in, and the way out', () => {
  const definition = readDocument({
    messages: [reminder('one', [answer('a', { any_of: ['late', 'delayed'] })]), reminder('two')],
    default_auto_replies: [answer('d', { any_of: ['parking'] })],
  });
  expect(suggestedReplies(definition, [sent('two'), sent('one')])).toEqual(['late', 'parking', '1', '2', '3', 'STOP']);
  expect(suggestedReplies(definition, [sent('one'), sent('two')])).toEqual(['parking', '1', '2', '3', 'STOP']);
  expect(suggestedReplies(definition, [])).toEqual([]);
});
