import { describe, expect, it } from 'vitest';
import { comparePlans, type PlansRequest } from './compare-plans.ts';
import type { Effect, SkipReason } from './effect.ts';
import type { PlannedMessage } from './plan.ts';

const [NOW, SOON, LATER] = ['2026-03-10T12:00:00.000Z', '2026-03-11T12:00:00.000Z', '2026-03-12T12:00:00.000Z'];

const planned = (at: string | null, more: Partial<PlannedMessage> = {}): PlannedMessage => ({
  auto_message_id: 'a',
  name: 'A',
  channel: 'sms',
  at,
  status: 'planned',
  reason: null,
  ...more,
});
const skipped = (reason: SkipReason, at: string | null = null) => planned(at, { status: 'skipped', reason });

const send = (due_at: string, auto_message_id = 'a'): Effect => ({
  type: 'send',
  key: `s/${auto_message_id}`,
  source: { kind: 'auto_message', revision_id: 'rev', auto_message_id },
  channel: 'sms',
  appointment_version: 1,
  lane: 'answer',
  due_at,
  send_by: LATER,
  obeys_quiet_hours: true,
  answers_input: null,
});
const skip = (reason: SkipReason): Effect => ({
  type: 'skip',
  key: 'k/a',
  auto_message_id: 'a',
  appointment_version: 1,
  reason,
});
const withdraw = (send_key: string, reason: SkipReason): Effect => ({ type: 'withdraw', key: 'w', send_key, reason });
const waiting = (at: string, key = 's/a') => ({ key, auto_message_id: 'a', at });

function compared(request: Partial<PlansRequest>) {
  return comparePlans({
    before: [],
    waiting: [],
    after: [],
    effects: [],
    now: NOW,
    nameOf: (id) => (id === 'gone' ? null : { name: id.toUpperCase(), channel: 'sms' }),
    ...request,
  });
}

describe('what a change does to a message', () => {
  it.each<[string, Partial<PlansRequest>, readonly unknown[] | null]>([
    ['nothing', { before: [planned(SOON)], after: [planned(SOON)] }, ['unchanged', SOON, SOON, null]],
    ['another time', { before: [planned(SOON)], after: [planned(LATER)] }, ['moved', SOON, LATER, null]],
    ['it is planned', { after: [planned(SOON)] }, ['added', null, SOON, null]],
    ['it is sent at once', { before: [planned(SOON)], effects: [send(NOW)] }, ['sent_now', SOON, NOW, null]],
    ['it is handed over for later', { before: [planned(SOON)], effects: [send(LATER)] }, ['moved', SOON, LATER, null]],
    ['it is sent, and planned again', { after: [planned(LATER)], effects: [send(NOW)] }, ['sent_now', null, NOW, null]],
    ['it is not planned any more', { before: [planned(SOON)] }, ['withdrawn', SOON, null, null]],
    [
      'it is skipped, and the plan says why',
      { before: [planned(SOON)], after: [skipped('too_late')] },
      ['withdrawn', SOON, null, 'too_late'],
    ],
    [
      'it is skipped by the change',
      { before: [planned(SOON)], effects: [skip('condition_false')] },
      ['withdrawn', SOON, null, 'condition_false'],
    ],
    [
      'it never was planned and is skipped by the change',
      { after: [skipped('past_when_planned', NOW)] },
      ['skipped', null, NOW, 'past_when_planned'],
    ],
    ['it was skipped before for the same', { before: [skipped('too_late')], after: [skipped('too_late')] }, null],
    [
      'it was skipped before for another reason',
      { before: [skipped('too_late')], after: [skipped('opted_out')] },
      ['skipped', null, null, 'opted_out'],
    ],
    ['it is off', { after: [skipped('off')] }, null],
    ['it goes out on demand', { before: [planned(SOON, { status: 'on_demand' })] }, null],
    ['what waits stays', { waiting: [waiting(SOON)] }, ['unchanged', SOON, SOON, null]],
    [
      'what waits is taken back',
      { waiting: [waiting(SOON)], effects: [withdraw('s/a', 'appointment_moved')] },
      ['withdrawn', SOON, null, 'appointment_moved'],
    ],
    [
      'another’s is taken back',
      { waiting: [waiting(SOON)], effects: [withdraw('s/b', 'appointment_moved')] },
      ['unchanged', SOON, SOON, null],
    ],
    [
      'one of two that wait is taken back',
      { waiting: [waiting(SOON), waiting(LATER, 's/a/2')], effects: [withdraw('s/a', 'appointment_moved')] },
      ['moved', SOON, LATER, null],
    ],
  ])('%s', (_name, request, difference) => {
    const told = compared(request).map(({ change, before_at, after_at, reason }) => [
      change,
      before_at,
      after_at,
      reason,
    ]);
    expect(told).toEqual(difference === null ? [] : [difference]);
  });

  it('is told with its name and whether it is held back', () => {
    const held = planned(SOON, { status: 'held' });
    expect(compared({ before: [held], after: [held] })).toEqual([
      {
        auto_message_id: 'a',
        name: 'A',
        channel: 'sms',
        change: 'unchanged',
        before_at: SOON,
        after_at: SOON,
        reason: null,
        held: true,
      },
    ]);
    expect(compared({ after: [planned(SOON)] })[0]?.held).toBe(false);
  });

  it('is told in the order of time, what has none last, and not of what nobody knows', () => {
    const of = (auto_message_id: string, message: PlannedMessage) => ({ ...message, auto_message_id });
    const differences = compared({
      before: [of('b', planned(LATER))],
      after: [
        of('d', skipped('opted_out')),
        of('c', planned(SOON)),
        of('a', planned(LATER)),
        of('gone', planned(SOON)),
      ],
      effects: [send(NOW, 'e'), send(NOW, 'gone')],
    });
    expect(differences.map(({ auto_message_id }) => auto_message_id)).toEqual(['e', 'c', 'a', 'b', 'd']);
  });
});
