import { describe, expect, it } from 'vitest';
import type { Condition, ConditionOp } from './document/condition-schema.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import type { Facts } from './facts.ts';
import { FACTS } from './scenario.spec-support.ts';

const facts: Facts = {
  ...FACTS,
  appointment: {
    ...FACTS.appointment,
    title: 'Teeth Cleaning',
    location: '',
    custom_data: { room: 4, urgent: true, code: '007' },
  },
  participant: { ...FACTS.participant, state: 'confirmed', custom_data: { language: 'Español' } },
  contact: { id: 'con_1', name: 'Ada King', custom_data: { language: 'English', vip: null, since: 2019 } },
};
const leaf = (field: string, op: ConditionOp, value: string | number | boolean | null = null) => ({ field, op, value });

describe('conditions', () => {
  it.each([
    [leaf('event.title', 'includes', 'CLEANING'), true],
    [leaf('event.title', '==', 'teeth cleaning'), true],
    [leaf('event.title', '!=', 'x-ray'), true],
    [leaf('event.location', 'is_set'), false],
    [leaf('event.date', '==', '2026-03-12'), true],
    [leaf('event.time', '<', '12:00'), true],
    [leaf('event.start_time', '>=', '2026-03-12T10:00'), true],
    [leaf('event.end_time', '>', '2026-03-12T11:00'), false],
    [leaf('event.all_day', '==', false), true],
    [leaf('participant.confirmed', '==', true), true],
    [leaf('participant.first_name', '==', 'Ada'), true],
    [leaf('contact.name', '==', 'Ada King'), true],
    [leaf('calendar.name', 'includes', 'desk'), true],
    [leaf('event.custom.room', '>', 3), true],
    [leaf('event.custom.room', '>', '10'), false],
    [leaf('event.custom.room', '==', '4'), true],
    [leaf('event.custom.urgent', '==', true), true],
    [leaf('event.custom.code', '==', '7'), false],
    [leaf('custom.language', '==', 'español'), true],
    [leaf('custom.since', '<=', 2019), true],
    [leaf('contact.custom.vip', 'is_set'), false],
    [leaf('event.custom.unknown', '==', 'x'), false],
    [leaf('event.custom.unknown', '!=', 'x'), true],
    [leaf('event.custom.unknown', '<', 5), false],
    [leaf('event.custom.constructor', 'is_set'), false],
    [leaf('constructor', 'is_set'), false],
    [leaf('event.title', 'is_set'), true],
    [leaf('event.location', 'includes', ''), false],
    [leaf('event.location', '==', null), false],
    [leaf('contact.custom.vip', '==', null), true],
    [leaf('contact.custom.vip', '!=', null), false],
    [leaf('event.title', '==', null), false],
    [leaf('event.title', '!=', null), true],
    [leaf('event.title', '>', null), false],
    [leaf('event.custom.room', '>', 4), false],
    [leaf('event.custom.room', '>=', 4), true],
    [leaf('event.custom.room', '>=', 5), false],
    [leaf('event.custom.room', '<', 4), false],
    [leaf('event.custom.room', '<', 5), true],
    [leaf('event.custom.room', '<=', 4), true],
    [leaf('event.custom.room', '<=', 3), false],
    [leaf('event.custom.room', '!=', 4), false],
    [leaf('event.custom.room', '==', ''), false],
    [leaf('event.custom.room', '<', ''), false],
    [leaf('event.custom.room', '>=', 'four'), false],
    [leaf('event.custom.urgent', '>', 0), false],
    [leaf('event.custom.urgent', '<=', 1), false],
    [leaf('event.custom.code', '==', 7), true],
    [leaf('event.custom.code', '<', '01'), true],
    [leaf('event.custom.unknown', '>', 5), false],
    [leaf('event.custom.unknown', '>=', 5), false],
    [leaf('event.custom.unknown', '<=', 5), false],
  ] as const)('%j is %s', (condition, holds) => {
    expect(evaluateCondition(condition, facts)).toBe(holds);
  });

  it('combine as a tree; an empty all holds, an empty any does not', () => {
    const yes: Condition = { field: 'event.title', op: 'is_set', value: null };
    expect(evaluateCondition({ all: [yes, { any: [{ not: yes }, yes] }] }, facts)).toBe(true);
    expect(evaluateCondition({ all: [yes, { not: yes }] }, facts)).toBe(false);
    expect(evaluateCondition({ all: [] }, facts)).toBe(true);
    expect(evaluateCondition({ any: [] }, facts)).toBe(false);
    expect(evaluateCondition(null, facts)).toBe(true);
  });
});
