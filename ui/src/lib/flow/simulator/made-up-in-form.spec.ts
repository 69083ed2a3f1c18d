import { describe, expect, it } from 'vitest';
import { madeUpFacts } from '@kept/rules/simulate/made-up-facts';
import { savedScenarioSchema } from '@kept/rules/simulate/saved-scenario-schema';
import { readDocument, reminder } from '../read-document.spec-support.ts';
import { customFieldsInConditions } from './custom-fields-in-conditions.ts';
import { madeUpInForm, readMadeUp } from './made-up-in-form.ts';
import { movedTo } from './moved-to.ts';

const MADE_UP = { start: '2026-03-12T10:00', time_zone: 'America/New_York', location: 'Room 2' };

describe('a made-up appointment, filled in', () => {
  it('works without a word typed: what is read is what was shown', () => {
    const read = readMadeUp(madeUpInForm(MADE_UP), MADE_UP);
    if (!read.ok) throw new Error(read.problem.title);
    expect(savedScenarioSchema.shape.appointment.parse(read.made_up)).toEqual(read.made_up);
    expect(madeUpFacts(read.made_up)).toEqual(madeUpFacts(MADE_UP));
  });

  it('takes a client without a phone, another language, a length and custom fields', () => {
    const form = {
      ...madeUpInForm(MADE_UP),
      has_phone: false,
      locale: 'es',
      minutes: 90,
      client_custom: { plan: 'gold' },
    };
    const read = readMadeUp(form, MADE_UP);
    const facts = read.ok ? madeUpFacts(read.made_up) : null;
    expect(facts?.participant).toMatchObject({ addresses: { sms: null, call: null }, locale: 'es' });
    expect(facts?.participant.custom_data).toEqual({ plan: 'gold' });
    expect(facts?.appointment).toMatchObject({ end: '2026-03-12T11:30', location: 'Room 2' });
  });

  it.each([
    [{ date: '2026-02-30' }, '/start'],
    [{ date: '' }, '/start'],
    [{ locale: 'no language' }, '/locale'],
  ])('%o is refused at its field', (typed, field) => {
    const read = readMadeUp({ ...madeUpInForm(MADE_UP), ...typed }, MADE_UP);
    expect(read.ok ? null : read.problem.errors?.[0]?.field).toBe(field);
  });
});

describe('the custom fields that conditions ask for', () => {
  it('are each named once, with a value that may stand there', () => {
    const leaf = (field: string, value: string) => ({ field, op: '==', value });
    const condition = {
      all: [leaf('event.custom.room', 'blue'), { not: leaf('custom.plan', 'gold') }, leaf('event.title', 'Cleaning')],
    };
    const other = { any: [leaf('event.custom.room', 'red'), leaf('contact.custom.vip', 'yes')] };
    const messages = [
      { ...reminder('one'), condition },
      { ...reminder('two'), condition: other },
    ];
    expect(customFieldsInConditions(readDocument({ messages }))).toEqual([
      { of: 'event', key: 'room', example: 'blue' },
      { of: 'client', key: 'plan', example: 'gold' },
      { of: 'client', key: 'vip', example: 'yes' },
    ]);
  });
});

describe('a moved appointment', () => {
  it('stays as long as it was, and moves to no day that there is not', () => {
    const appointment = { start: '2026-03-12T10:00', end: '2026-03-12T11:30' };
    expect(movedTo(appointment, { date: '2026-03-13', time: '23:00' })).toEqual({
      do: 'move',
      start: '2026-03-13T23:00',
      end: '2026-03-14T00:30',
    });
    expect(movedTo(appointment, { date: '2026-02-30', time: '23:00' })).toBeNull();
    expect(movedTo(appointment, { date: '', time: '' })).toBeNull();
  });
});
