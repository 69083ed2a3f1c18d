import { expect, it } from 'vitest';
import { toGraph } from '@kept/rules/graph/to-graph';
import { answer, readDocument, reminder } from '../read-document.spec-support.ts';
import { litPath } from './lit-path.ts';

it('lights the messages that were sent, the answers that matched, and the lines that were taken', () => {
  const graph = toGraph(
    readDocument({
      messages: [
        reminder('first', [answer('a', { to: 'second' }), answer('b', { any_of: ['no'], to: 'third' })]),
        reminder('second'),
        reminder('third'),
      ],
    }),
  );
  const at = '2026-11-21T10:00:00Z';
  const lit = litPath(
    {
      visited: [{ auto_message_id: 'first', at, status: 'delivered' }],
      edges: [
        { auto_message_id: 'first', auto_reply_id: 'a', built_in_id: null, at },
        { auto_message_id: 'first', auto_reply_id: null, built_in_id: 'reminder_confirm', at },
      ],
      waiting: { auto_message_id: 'second', until: null },
    },
    graph,
  );
  expect([...lit.messages]).toEqual(['first', 'second']);
  expect([...lit.edges]).toEqual(['a', 'first/reminder_confirm', 'a/0']);
  expect(lit.waits_at).toBe('second');
});
