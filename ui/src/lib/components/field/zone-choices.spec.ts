import { expect, it } from 'vitest';
import { findZones, zoneChoice, zoneChoices } from './zone-choices.ts';

const november = Date.parse('2026-11-21T12:00:00Z');

it('tells a zone by its city and its offset at the moment in question', () => {
  expect(zoneChoice('America/Argentina/Buenos_Aires', november)).toEqual({
    zone: 'America/Argentina/Buenos_Aires',
    city: 'Buenos Aires',
    region: 'America, Argentina',
    offset: 'UTC−03:00',
  });
  expect(zoneChoice('America/Toronto', Date.parse('2026-07-21T12:00:00Z')).offset).toBe('UTC−04:00');
});

it.each([
  ['new york', 'America/New_York'],
  ['york am', 'America/New_York'],
  ['America/New_York', 'America/New_York'],
  ['utc+05:30', 'Asia/Calcutta'],
])('finds %s', (query, zone) => {
  expect(findZones(zoneChoices(november), query).map((choice) => choice.zone)).toContain(zone);
});

it('finds nothing for what is no zone', () => {
  expect(findZones(zoneChoices(november), 'atlantis')).toEqual([]);
});
