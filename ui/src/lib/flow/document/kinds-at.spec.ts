import { describe, expect, it } from 'vitest';
import { ACTION_KINDS } from '@kept/rules/actions/action-kinds';
import { TRIGGER_KINDS } from '@kept/rules/triggers/trigger-kinds';
import { actionsAt, triggersAt } from './kinds-at.ts';
import { newAction } from './new-action.ts';
import { newTrigger } from './new-trigger.ts';

describe('triggers and actions to choose from', () => {
  it('are all there are', () => {
    expect(
      triggersAt(null)
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(Object.keys(TRIGGER_KINDS).toSorted());
    expect(
      actionsAt(null)
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(Object.keys(ACTION_KINDS).toSorted());
  });

  it('are allowed where the specification says', () => {
    const at_booking = triggersAt({ type: 'sms', purpose: 'booking' }).filter(({ is_allowed }) => is_allowed);
    expect(at_booking.map(({ type }) => type)).toContain('client_accepts');
    expect(at_booking.map(({ type }) => type)).not.toContain('client_confirms');
    const at_call = actionsAt({ type: 'call', purpose: 'reminder' }).filter(({ is_allowed }) => is_allowed);
    expect(at_call.map(({ type }) => type)).not.toContain('reply');
  });

  it.each(triggersAt(null).map(({ type }) => type))('%s has a beginning', (type) => {
    expect(newTrigger(type).type).toBe(type);
  });

  it.each(actionsAt(null).map(({ type }) => type))('%s has a beginning', (type) => {
    expect(newAction(type).type).toBe(type);
  });
});
