import { describe, expect, it } from 'vitest';
import type { ParticipantState } from '../facts.ts';
import { END, reminder, Scenario, schedule, START } from '../scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const IN_THE_CUT_OFF = '2026-03-12T13:00:00.000Z';
const policy = { cancel_cutoff_hours: 2, reschedule_cutoff_hours: 2 };
const thanks = {
  id: 'thanks',
  trigger: { type: 'client_cancels' },
  actions: [{ type: 'reply', body: 'Sorry to miss you.' }],
};
const sent = () =>
  new Scenario({ ...schedule(reminder({ auto_replies: [thanks] })), policy }).start().until(DAY_BEFORE);
const choose = (flow: Scenario, state: ParticipantState) => flow.take({ type: 'state_set', state, by: 'client_page' });

describe('what a client chooses on their page', () => {
  it.each([
    ['confirmed', 'client_confirmed'],
    ['cancelled', 'client_cancelled'],
    ['reschedule_requested', 'client_requested_reschedule'],
    ['accepted', 'client_accepted'],
    ['declined', 'client_declined'],
  ] as const)('marks %s, and staff hear of it', (state, reason) => {
    const flow = sent();
    choose(flow, state);
    expect([flow.state, flow.notified]).toEqual([state, [reason]]);
    expect(flow.texts).toEqual([]);
  });

  it('marks once, and is told to staff once, however often the form is sent', () => {
    const flow = sent();
    choose(flow, 'confirmed');
    choose(flow, 'confirmed');
    expect(flow.effects.filter(({ type }) => type === 'set_state')).toHaveLength(1);
    expect(flow.notified).toEqual(['client_confirmed']);
  });

  it.each(['cancelled', 'reschedule_requested'] as const)('only tells staff of %s inside the cut-off', (state) => {
    const flow = sent();
    flow.now = IN_THE_CUT_OFF;
    choose(flow, state);
    expect([flow.state, flow.notified, flow.texts]).toEqual(['none', ['act_too_late'], []]);
    expect(flow.sends.some(({ source }) => source.kind === 'automatic_reply')).toBe(false);
  });

  it('confirms inside the cut-off, and nothing after the end', () => {
    const flow = sent();
    flow.now = IN_THE_CUT_OFF;
    choose(flow, 'confirmed');
    expect(flow.state).toBe('confirmed');
    const over = sent();
    over.now = END;
    choose(over, 'confirmed');
    expect([over.state, over.notified]).toEqual(['none', ['act_too_late']]);
  });

  it('is not confirmed again once it was cancelled a while ago: staff are told (ruling 27)', () => {
    const flow = sent();
    choose(flow, 'cancelled');
    flow.now = '2026-03-11T15:00:00.000Z';
    choose(flow, 'confirmed');
    expect([flow.state, flow.notified]).toEqual(['cancelled', ['client_cancelled', 'confirm_after_cancel']]);
  });

  it('marks nothing of an appointment that staff cancelled, or for somebody who was taken off it', () => {
    const cancelled = sent().appointment({ status: 'cancelled' });
    choose(cancelled, 'confirmed');
    expect([cancelled.state, cancelled.notified]).toEqual(['none', ['confirm_after_cancel']]);
    const removed = sent().participant({ removed: true });
    choose(removed, 'confirmed');
    expect([removed.state, removed.notified]).toEqual(['none', []]);
  });

  it('marks before any message was sent, and fires nothing then', () => {
    const flow = new Scenario(schedule(reminder({ auto_replies: [thanks] }))).start();
    choose(flow, 'cancelled');
    expect([flow.state, flow.notified, flow.sends]).toEqual(['cancelled', ['client_cancelled'], []]);
    expect(flow.until(START).sentMessages).toEqual([]);
  });
});
