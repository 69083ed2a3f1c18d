import { describe, expect, it } from 'vitest';
import type { Facts } from '@kept/rules/facts';
import { buildFields, KNOWN_FIELDS, nameAndCompany } from './fields.ts';
import { renderTemplate } from './render.ts';

const facts: Facts = {
  account: { quiet_hours: null },
  appointment: {
    id: 'a',
    version: 1,
    status: 'scheduled',
    title: 'Cleaning',
    start: '2026-11-23T12:00',
    end: '2026-11-23T12:30',
    time_zone: 'America/New_York',
    all_day: false,
    location: null,
    custom_data: { room: 'B' },
    created_at: '2026-11-01T00:00:00.000Z',
    moved_at: null,
    cancelled_at: null,
    previous_start: null,
  },
  participant: {
    id: 'p',
    name: 'Ana López',
    state: 'confirmed',
    state_set_at: null,
    state_set_by: null,
    custom_data: { pet: 'Rex' },
    removed: false,
    addresses: { sms: '+12025550123', email: null, call: '+12025550123' },
    locale: 'en-US',
    time_zone: null,
  },
  contact: { id: 'c', name: 'Ana M. López', custom_data: { pet: 'Tom', plan: 'gold' } },
  calendar: { id: 'k', name: 'Dr. Ames' },
  stopped: { sms: false, email: false, call: false },
};
const user = { name: 'Jo', company: 'Lakeside Dental' };
const style = { locale: 'en-US', time_zone: 'America/New_York' };
const render = (template: string, of: Facts = facts) =>
  renderTemplate(template, buildFields({ facts: of, user }), style);

describe('fields', () => {
  it('exist for every field that authors are offered', () => {
    const named = KNOWN_FIELDS.filter((field) => !field.endsWith('*'));
    expect(render(named.map((field) => `{{ ${field} }}`).join(' ')).unknown_fields).toEqual([]);
  });

  it('take custom data from the participant, then from the contact', () => {
    expect(render('{{ custom.pet }} {{ custom.plan }} {{ contact.custom.pet }}').text).toBe('Rex gold Tom');
  });

  it('write the wall time of the appointment, whatever the offset of that day', () => {
    expect(render('{{ event.start_time | time }} {{ event.time }}').text).toBe('12:00 PM 12:00 PM');
  });

  it('write an all-day appointment as its days', () => {
    const all_day = {
      ...facts,
      appointment: { ...facts.appointment, all_day: true, start: '2026-11-23T00:00', end: '2026-11-25T00:00' },
    };
    expect(
      render('{{ event.start_time | date_and_time_phrase }} to {{ event.end_time | date_phrase }}', all_day).text,
    ).toBe('Monday, November 23 to Tuesday, November 24');
  });

  it('list the appointments of a grouped message, earliest first, each with whose it is', () => {
    const other: Facts = {
      ...facts,
      appointment: { ...facts.appointment, title: 'Check-up', start: '2026-11-23T11:00' },
      participant: { ...facts.participant, name: 'Ben López' },
    };
    const fields = buildFields({ facts, user, others: [other] });
    const each = '{% for a in appointments %}{{ a.first_name }} {{ a.start_time | time }}; {% endfor %}';
    expect(renderTemplate(each, fields, style).text).toBe('Ben 11:00 AM; Ana 12:00 PM; ');
    expect(renderTemplate('{{ appointments }}', fields, style).text).toBe(
      [
        'Ben López: Check-up, Monday, November 23 at 11:00 AM',
        'Ana López: Cleaning, Monday, November 23 at 12:00 PM',
      ].join('\n'),
    );
  });

  it('have no words where they are no text', () => {
    expect(render('[{{ event }}{{ event.custom }}]').text).toBe('[]');
  });

  it('say the name of a one-person business once', () => {
    expect(nameAndCompany({ name: 'Jo', company: 'Jo' })).toBe('Jo');
    expect(nameAndCompany(user)).toBe('Jo, Lakeside Dental');
  });
});
