import { describe, expect, it } from 'vitest';
import { isComingDue } from './is-coming-due.ts';
import { reminder, Scenario, schedule } from './scenario.spec-support.ts';

const DAY_BEFORE = '2026-03-11T14:00:00.000Z';
const auto_replies = [
  {
    id: 'silence',
    trigger: { type: 'no_response_after', minutes: 60 },
    actions: [{ type: 'send_email_notification' }],
  },
];

describe('a sequence that has yet to look (ruling 3)', () => {
  const flow = new Scenario(schedule(reminder({ auto_replies }))).start();

  it.each([
    ['at its moment', DAY_BEFORE, true],
    ['within a minute of it', '2026-03-11T13:59:00.000Z', true],
    ['earlier', '2026-03-11T13:58:59.000Z', false],
    ['later', '2026-03-11T14:01:01.000Z', false],
  ])('has what it plans coming %s', (_, at, coming) => {
    expect(isComingDue(flow.memory, { auto_message_id: 'remind', at })).toBe(coming);
    expect(isComingDue(flow.memory, { auto_message_id: 'other', at })).toBe(false);
  });

  it('has whatever a silence leads to coming once the silence is over', () => {
    const { memory } = new Scenario(schedule(reminder({ auto_replies }))).start().until(DAY_BEFORE);
    expect(isComingDue(memory, { auto_message_id: 'other', at: '2026-03-11T14:58:00.000Z' })).toBe(false);
    expect(isComingDue(memory, { auto_message_id: 'other', at: '2026-03-11T14:59:30.000Z' })).toBe(true);
    expect(isComingDue(memory, { auto_message_id: 'other', at: '2026-03-11T18:00:00.000Z' })).toBe(true);
  });
});
