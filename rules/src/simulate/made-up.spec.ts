import { describe, expect, it } from 'vitest';
import { FACTS } from '../scenario.spec-support.ts';
import { madeUpFacts } from './made-up-facts.ts';
import { madeUpOf } from './made-up-of.ts';

const when = { start: '2026-03-12T10:00', time_zone: 'America/New_York' };

describe('made-up facts', () => {
  it('are those of somebody reachable on every channel, an hour long and made ten days before', () => {
    expect(madeUpFacts(when)).toEqual({
      account: { quiet_hours: null, may_forward: true },
      appointment: {
        id: 'appointment',
        version: 1,
        status: 'scheduled',
        title: 'Appointment',
        start: '2026-03-12T10:00',
        end: '2026-03-12T11:00',
        time_zone: 'America/New_York',
        all_day: false,
        location: null,
        custom_data: {},
        created_at: '2026-03-02T14:00:00.000Z',
        moved_at: null,
        cancelled_at: null,
        previous_start: null,
      },
      participant: {
        id: 'participant',
        name: 'Ada Example',
        removed: false,
        state: 'none',
        state_set_at: null,
        state_set_by: null,
        custom_data: {},
        addresses: { sms: '+12025550123', email: 'ada@example.com', call: '+12025550123' },
        locale: 'en-US',
        time_zone: null,
      },
      contact: null,
      calendar: { id: 'calendar', name: 'Calendar', owner_phone: '+12025550100' },
      stopped: { sms: false, email: false, call: false },
    });
  });

  it('are as they are said to be', () => {
    const created_at = '2026-03-01T09:00:00.000Z';
    const facts = madeUpFacts({
      ...when,
      end: '2026-03-12T12:30',
      all_day: true,
      created_at,
      title: 'Cleaning',
      location: 'Room B',
      calendar: 'Dr. Ames',
      custom_data: { room: 'B' },
      quiet_hours: { from: '21:00', to: '08:00' },
      may_forward: false,
      client: {
        name: 'Ben',
        phone: null,
        email: 'ben@example.com',
        locale: 'es',
        time_zone: 'Europe/Madrid',
        state: 'confirmed',
        custom_data: { vip: true },
      },
    });
    expect(facts).toMatchObject({
      account: { quiet_hours: { from: '21:00', to: '08:00' }, may_forward: false },
      appointment: {
        title: 'Cleaning',
        end: '2026-03-12T12:30',
        all_day: true,
        created_at,
        location: 'Room B',
        custom_data: { room: 'B' },
      },
      participant: {
        name: 'Ben',
        state: 'confirmed',
        state_set_at: created_at,
        state_set_by: 'client',
        custom_data: { vip: true },
        addresses: { sms: null, email: 'ben@example.com', call: null },
        locale: 'es',
        time_zone: 'Europe/Madrid',
      },
      calendar: { name: 'Dr. Ames' },
    });
  });
});

describe('a real appointment as one that nobody has', () => {
  it('keeps what decides and leaves out who the client is', () => {
    expect(madeUpOf(FACTS)).toEqual({
      start: '2026-03-12T10:00',
      end: '2026-03-12T11:00',
      time_zone: 'America/New_York',
      all_day: false,
      created_at: '2026-03-02T15:00:00.000Z',
      title: 'Cleaning',
      custom_data: {},
      calendar: 'Front desk',
      may_forward: true,
      client: { locale: 'en-US', state: 'none', custom_data: {} },
    });
  });

  it('says where they live, what they lack, and what their contact holds', () => {
    const { appointment, participant } = FACTS;
    const made_up = madeUpOf({
      ...FACTS,
      account: { quiet_hours: { from: '21:00', to: '08:00' } },
      appointment: { ...appointment, location: 'Room B' },
      participant: {
        ...participant,
        time_zone: 'Europe/Madrid',
        addresses: { sms: null, email: null, call: null },
        custom_data: { vip: true },
      },
      contact: { id: 'con', name: 'Ada', custom_data: { vip: false, since: 2019 } },
    });
    expect(made_up).toMatchObject({
      location: 'Room B',
      quiet_hours: { from: '21:00', to: '08:00' },
      may_forward: false,
      client: { time_zone: 'Europe/Madrid', phone: null, email: null, custom_data: { vip: true, since: 2019 } },
    });
  });
});
