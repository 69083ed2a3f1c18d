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
    last_sent: {
      auto_message_id: 'remind',
      revision_id: 'rev_1',
      at: '2026-03-11T14:00:00.000Z',
      status: 'accepted',
      channel: 'sms',
      call_outcome: null,
    },
    waiting_until: '2026-03-11T15:00:00.000Z',
  });
});

it('names the revisions replies may still be about', () => {
  const flow = new Scenario(schedule(waiting)).start();
  expect(revisionsInMemory(flow.memory)).toEqual([]);
  flow.until('2026-03-11T14:00:00.000Z');
  expect(revisionsInMemory(flow.memory)).toEqual(['rev_1']);
});

it('looks past what was skipped or taken back, and tells when what is on its way was handed over', () => {
  const flow = new Scenario(schedule(waiting)).start();
  flow.accepts = false;
  flow.until('2026-03-11T14:00:00.000Z');
  const [sent] = flow.memory.sent;
  if (sent === undefined) throw new Error('nothing was sent');
  const later = (status: 'skipped' | 'withdrawn') => ({
    ...flow.memory,
    sent: [sent, { ...sent, key: 'later', revision_id: 'rev_2', status, at: '2026-03-11T15:00:00.000Z' }],
  });
  for (const status of ['skipped', 'withdrawn'] as const) {
    expect(viewMemory(later(status)).last_sent).toEqual({
      auto_message_id: 'remind',
      revision_id: 'rev_1',
      at: '2026-03-11T14:00:00.000Z',
      status: 'emitted',
      channel: 'sms',
      call_outcome: null,
    });
    expect(revisionsInMemory(later(status))).toEqual(['rev_1']);
  }
});

it('begins with nothing', () => {
  expect(emptyMemory(3)).toEqual({
    version: 1,
    life: 3,
    begun: false,
    appointment_version: 0,
    time_version: 0,
    known_state: 'none',
    sent: [],
    answers_flying: [],
    answers: [],
    messages: [],
    timers: [],
    transitions: 0,
    transitions_since_client: 0,
    stopped_by: null,
  });
});
