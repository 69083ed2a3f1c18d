import { expect, it } from 'vitest';
import { emptyMemory, revisionsInMemory, viewMemory } from './memory.ts';
import { reminder, Scenario, schedule } from './scenario.spec-support.ts';

const waiting = reminder({
  auto_replies: [
    { id: 'silence', trigger: { type: 'no_response_after', minutes: 60 }, actions: [{ type: 'do_nothing' }] },
  ],
});

it('shows the last message and until when a response is awaited', () => {
  expect(viewMemory(emptyMemory(1))).toEqual({ last_sent: null, waiting_until: null });
  const flow = new Scenario(schedule(waiting)).start().until('2026-03-11T14:10:00.000Z');
  expect(viewMemory(flow.memory)).toEqual({
    last_sent: { auto_message_id: 'remind', revision_id: 'rev_1', at: '2026-03-11T14:00:00.000Z', status: 'accepted' },
    waiting_until: '2026-03-11T15:00:00.000Z',
  });
});

it('names the revisions replies may still be about', () => {
  const flow = new Scenario(schedule(waiting)).start();
  expect(revisionsInMemory(flow.memory)).toEqual([]);
  flow.until('2026-03-11T14:00:00.000Z');
  expect(revisionsInMemory(flow.memory)).toEqual(['rev_1']);
});
