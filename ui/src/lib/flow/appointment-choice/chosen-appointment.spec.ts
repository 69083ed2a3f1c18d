import { expect, it } from 'vitest';
import { madeUpAppointment, realAppointment } from './chosen-appointment.ts';

const madeUp = madeUpAppointment({
  now: Date.parse('2026-11-22T03:00:00Z'),
  time_zone: 'America/New_York',
  locale: 'es-MX',
  user: { name: 'Ada', company: 'Hill Street' },
});

it('makes one up in three days of the account’s zone, in its language', () => {
  expect(madeUp.facts.appointment).toMatchObject({ start: '2026-11-24T10:00', time_zone: 'America/New_York' });
  expect(madeUp.facts.participant.locale).toBe('es-MX');
  expect(madeUp.fields).toMatchObject({ user: { name_and_company: 'Ada, Hill Street' }, first_name: 'Ada' });
});

it('knows who writes from the fields of a real one', () => {
  const { facts, fields } = madeUp;
  expect(realAppointment({ facts, fields })).toEqual({ ...madeUp, kind: 'real' });
  expect(realAppointment({ facts, fields: {} }).user).toEqual({ name: '', company: '' });
});
