import { describe, expect, it } from 'vitest';
import { definitionSchema } from '@kept/rules/document';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { sendingFor } from './sending-for.ts';

const facts = madeUpFacts({ start: '2026-03-12T10:00', time_zone: 'America/New_York' });
const definition = (timing: object | null, more: object = {}) =>
  definitionSchema.parse({
    spec_version: 1,
    messages: [{ id: 'm', name: 'M', purpose: 'reminder', type: 'sms', timing, content: { body: 'x' }, ...more }],
  });
const sending = (timing: object | null, more?: object) =>
  sendingFor({ definition: definition(timing, more), message_id: 'm', facts });

describe('when a message goes out for an appointment', () => {
  it.each([
    [{ anchor: 'start', offset: { hours: -2 }, window: 'any' }, '2026-03-12T12:00:00.000Z'],
    [{ anchor: 'start', offset: { days: -1 }, window: 'any' }, '2026-03-11T14:00:00.000Z'],
    [{ anchor: 'created', offset: { minutes: 5 }, window: 'any' }, '2026-03-02T14:05:00.000Z'],
  ])('%o: %s', (timing, at) => {
    const sent = sending(timing);
    expect(sent?.kind).toBe('goes_out');
    expect(Date.parse(sent?.at ?? '')).toBe(Date.parse(at));
  });

  it.each([
    ['whose condition does not hold', { condition: { field: 'event.title', op: 'includes', value: 'surgery' } }],
    ['that is off', { availability: 'off' }],
    ['for which there is no address', {}],
  ])('says why one %s does not', (_, more) => {
    const unreachable = {
      ...facts,
      participant: { ...facts.participant, addresses: { sms: null, email: null, call: null } },
    };
    const sent = sendingFor({
      definition: definition({ anchor: 'start', offset: { hours: -2 }, window: 'any' }, more),
      message_id: 'm',
      facts: 'availability' in more || 'condition' in more ? facts : unreachable,
    });
    expect(sent).toMatchObject({ kind: 'not_sent', why: expect.stringContaining('Not sent') });
  });

  it('says what has to happen first', () => {
    expect(sending({ anchor: 'moved', offset: { minutes: 0 }, window: 'any' })).toMatchObject({
      kind: 'not_sent',
      at: null,
      why: expect.stringContaining('once an appointment is moved'),
    });
  });

  it('says nothing of one that has no time', () => {
    expect(sending(null, { availability: 'on_demand' })).toBeNull();
    expect(sending(null)).toBeNull();
  });
});
