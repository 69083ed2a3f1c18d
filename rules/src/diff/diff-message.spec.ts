import { describe, expect, it } from 'vitest';
import { define, reminder, schedule } from '../scenario.spec-support.ts';
import { diff } from './diff.ts';

const sentences = (before: object, after: object) =>
  diff(define(before), define(after)).map(({ sentence }) => sentence);

const surgery = { field: 'event.title', op: 'includes', value: 'surgery' };
const checkup = { field: 'event.title', op: 'includes', value: 'check-up' };
const R = '“Reminder, 1 day before”';

describe('what a message says of a change', () => {
  const nights = { nights: { fri: [['20:00', '02:00']] } };
  const timing = { anchor: 'start', offset: { hours: -24 }, window: 'any' };
  const change = (before: object, after: object) =>
    sentences({ ...schedule(reminder(before)), windows: nights }, { ...schedule(reminder(after)), windows: nights });

  it.each([
    [
      'to none',
      { condition: surgery },
      {},
      `${R} now goes to everyone; before, only if event title includes “surgery”.`,
    ],
    ['from none', {}, { condition: surgery }, `${R} now goes out only if event title includes “surgery”.`],
    [
      'to another',
      { condition: surgery },
      { condition: { any: [surgery, checkup] } },
      `${R} now goes out only if event title includes “surgery” or event title includes “check-up”; before, only if event title includes “surgery”.`,
    ],
    [
      'in form only',
      { condition: surgery },
      { condition: { all: [surgery] } },
      `The condition of ${R} is written otherwise and means the same: event title includes “surgery”.`,
    ],
  ])('which condition: %s', (_name, before, after, sentence) => {
    expect(change(before, after)).toEqual([sentence]);
  });

  it('how a very long condition begins', () => {
    const long = { all: Array.from({ length: 50 }, () => surgery) };
    const [sentence = ''] = change({}, { condition: long });
    expect(sentence).toMatch(
      /^“Reminder, 1 day before” now goes out only if event title includes “surgery” and .*….$/u,
    );
    expect(sentence.length).toBeLessThan(400);
    const value = 'x'.repeat(300 - 'event title includes “”'.length);
    const [whole] = change({}, { condition: { ...surgery, value } });
    expect(whole).toBe(`${R} now goes out only if event title includes “${value}”.`);
  });

  it.each([
    ['the hours', { window: 'nights' }, `${R}: within the hours “nights” instead of at any hour.`],
    ['the days', { count_only_enabled_days: true }, `${R}: days without sending hours are no longer counted.`],
    ['a past time', { when_past: 'send_now' }, `${R}: when its time has passed, it goes out at once.`],
    ['a past time, skipped', { when_past: 'skip' }, `${R}: when its time has passed, it is skipped.`],
    [
      'time and hours',
      { window: 'nights', offset: { hours: -2 } },
      `${R}: 2 hours before the start; within the hours “nights” instead of at any hour; before, 24 hours before the start.`,
    ],
  ])('when it goes out: %s', (_name, other, sentence) => {
    expect(change({ timing }, { timing: { ...timing, ...other } })).toEqual([sentence]);
  });

  it('when what was set goes back to what is usual', () => {
    const skips = { ...timing, when_past: 'skip', count_only_enabled_days: true };
    expect(change({ timing: skips }, { timing })).toEqual([
      `${R}: days without sending hours are now counted; when its time has passed, it does what is usual for its purpose.`,
    ]);
    expect(change({ timing }, { timing: null, availability: 'on_demand' })).toEqual([
      `${R} now goes out only when an answer leads to it; before, it went out at its time.`,
      `${R}: no time of its own; before, 24 hours before the start.`,
    ]);
  });

  it.each([
    ['purpose', 'booking', `${R} is now a booking, no longer a reminder.`],
    ['purpose', 'follow_up', `${R} is now a follow-up, no longer a reminder.`],
    ['group_same_address', false, `${R} is no longer joined with others to the same address.`],
    ['send_securely', true, `${R} is now sent securely.`],
    ['pin', '{{ custom.pin }}', `${R} asks for a PIN of its own: {{ custom.pin }}.`],
    ['pin', 'sealed:k.AAAA', `${R} asks for a PIN of its own.`],
    ['disable_default_auto_replies', true, `The default answers no longer apply to ${R}.`],
  ])('%s: %j', (field, value, sentence) => {
    expect(change({}, { [field]: value })).toEqual([sentence]);
  });

  it('availability, from each to each', () => {
    const goes = (availability: string) => ({ availability });
    expect(change(goes('off'), goes('on_demand'))).toEqual([
      `${R} now goes out only when an answer leads to it; before, it was off.`,
    ]);
    expect(change(goes('on_demand'), {})).toEqual([
      `${R} now goes out at its time; before, it went out only when an answer leads to it.`,
    ]);
  });

  it('the way back of what is switched', () => {
    expect(change({ group_same_address: false }, {})).toEqual([`${R} is now joined with others to the same address.`]);
    expect(change({ send_securely: true }, {})).toEqual([`${R} is no longer sent securely.`]);
    expect(change({ pin: 'sealed:k.AAAA' }, {})).toEqual([`${R} no longer asks for a PIN of its own.`]);
    expect(change({ pin: 'sealed:k.AAAA' }, { pin: 'sealed:k.BBBB' })).toEqual([
      `${R} asks for another PIN of its own.`,
    ]);
    expect(change({ disable_default_auto_replies: true }, {})).toEqual([`The default answers now apply to ${R}.`]);
  });

  it('another type, without making a change of the same words', () => {
    expect(sentences(schedule(reminder()), schedule(reminder({ type: 'email' })))).toEqual([
      `${R} now goes out by email, no longer by sms.`,
    ]);
  });
});
