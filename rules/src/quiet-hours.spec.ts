import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet-hours.ts';
import { FACTS, reminder, Scenario, schedule } from './scenario.spec-support.ts';

const NIGHT = { from: '21:00', to: '08:00' };

describe('quiet hours', () => {
  it.each([
    ['2026-03-12T00:59:00.000Z', null],
    ['2026-03-12T01:00:00.000Z', '2026-03-12T12:00:00.000Z'],
    ['2026-03-12T05:00:00.000Z', '2026-03-12T12:00:00.000Z'],
    ['2026-03-12T11:59:59.000Z', '2026-03-12T12:00:00.000Z'],
    ['2026-03-12T12:00:00.000Z', null],
  ])('over night at %s last until %s', (at, until) => {
    expect(quietUntil({ at, quiet_hours: NIGHT, time_zone: 'America/New_York' })).toBe(until);
  });

  it('may lie within one day, and be none at all', () => {
    const siesta = { from: '13:00', to: '15:00' };
    expect(quietUntil({ at: '2026-03-12T13:30:00.000Z', quiet_hours: siesta, time_zone: 'Europe/Madrid' })).toBe(
      '2026-03-12T14:00:00.000Z',
    );
    expect(quietUntil({ at: '2026-03-12T15:30:00.000Z', quiet_hours: siesta, time_zone: 'Europe/Madrid' })).toBeNull();
    expect(
      quietUntil({ at: '2026-03-12T13:30:00.000Z', quiet_hours: { from: '08:00', to: '08:00' }, time_zone: 'UTC' }),
    ).toBeNull();
  });

  it('end at the wall time on the night the clocks change', () => {
    expect(quietUntil({ at: '2026-03-08T05:00:00.000Z', quiet_hours: NIGHT, time_zone: 'America/New_York' })).toBe(
      '2026-03-08T12:00:00.000Z',
    );
  });

  it('hold a planned message on the client’s clock, not the appointment’s', () => {
    const facts = { account: { quiet_hours: NIGHT } };
    const at_ten = new Scenario(schedule(reminder()), { facts }).start();
    expect(at_ten.last.wake_at).toBe('2026-03-11T14:00:00.000Z');
    const in_los_angeles = new Scenario(schedule(reminder()), { facts })
      .participant({ time_zone: 'America/Los_Angeles' })
      .start();
    expect(in_los_angeles.last.wake_at).toBe('2026-03-11T15:00:00.000Z');
  });

  it('do not hold the answer to the client’s own act, unless it comes more than a quarter of an hour later', () => {
    const flow = new Scenario(schedule(reminder()), { facts: { account: { quiet_hours: NIGHT } } })
      .start()
      .until('2026-03-12T03:00:00.000Z');
    flow.reply('1');
    expect(flow.sends.at(-1)).toMatchObject({
      obeys_quiet_hours: false,
      due_at: '2026-03-12T03:00:00.000Z',
      lane: 'answer',
    });
    flow.take({ type: 'reply', channel: 'sms', text: '1', answers: flow.newestKey(), at: '2026-03-12T02:44:00.000Z' });
    expect(flow.sends.at(-1)).toMatchObject({ obeys_quiet_hours: true, due_at: '2026-03-12T12:00:00.000Z' });
  });

  it('hold what silence sends', () => {
    const auto_replies = [
      {
        id: 'silence',
        trigger: { type: 'no_response_after', minutes: 720 },
        actions: [{ type: 'reply', body: 'Still coming?' }],
      },
    ];
    const late = reminder({ auto_replies, timing: { anchor: 'start', offset: { hours: -22 }, window: 'any' } });
    const flow = new Scenario(schedule(late), { facts: { account: { quiet_hours: NIGHT } } })
      .start()
      .until('2026-03-12T11:00:00.000Z');
    expect(flow.sends.at(-1)).toMatchObject({ obeys_quiet_hours: true, due_at: '2026-03-12T12:00:00.000Z' });
  });

  it('that end after the start leave a reminder too late to be sent', () => {
    const facts = {
      account: { quiet_hours: NIGHT },
      appointment: { ...FACTS.appointment, start: '2026-03-12T07:30', end: '2026-03-12T08:00' },
    };
    const hour_before = reminder({ timing: { anchor: 'start', offset: { hours: -1 }, window: 'any' } });
    const flow = new Scenario(schedule(hour_before), { facts }).start().until('2026-03-12T12:30:00.000Z');
    expect(flow.sends).toEqual([]);
    expect(flow.skipped).toEqual([['remind', 'too_late']]);
  });
});
