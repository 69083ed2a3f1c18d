import { describe, expect, it } from 'vitest';
import { type Groupable, groupDue, groupKey } from './group-due.ts';

const NEW_YORK = 'America/New_York';
const due = (id: string, more: Partial<Groupable> = {}) => ({
  id,
  line: 'front_desk/+12025550123',
  auto_message_id: 'remind',
  group_same_address: true,
  due_at: '2026-03-11T14:00:00.000Z',
  time_zone: NEW_YORK,
  ...more,
});
const groups = (...messages: readonly ReturnType<typeof due>[]) =>
  groupDue(messages).map((parts) => parts.map(({ id }) => id));

describe('ruling 3: messages that fall due together for one address', () => {
  it('become one, in the order they are due', () => {
    expect(groups(due('c', { due_at: '2026-03-11T14:01:00.000Z' }), due('a'), due('b'))).toEqual([['a', 'b', 'c']]);
  });

  it('are not waited for longer than a minute after the first', () => {
    const late = '2026-03-11T14:01:00.001Z';
    expect(groups(due('a'), due('b', { due_at: late }), due('c', { due_at: late }))).toEqual([['a'], ['b', 'c']]);
  });

  it.each([
    ['another address', { line: 'front_desk/+12025550199' }],
    ['another auto message', { auto_message_id: 'book' }],
    ['one that asks to go by itself', { group_same_address: false }],
  ])('leave out %s', (_, more) => {
    expect(groups(due('a'), due('b', more), due('c'))).toEqual([['a', 'c'], ['b']]);
  });

  it('are never joined when both ask to go by themselves', () => {
    const alone = { group_same_address: false };
    expect(groups(due('a', alone), due('b', alone))).toEqual([['a'], ['b']]);
    expect(groupKey(due('a', alone))).toBeNull();
  });

  it('find each other by line, auto message and the date on the appointment’s calendar', () => {
    const late = '2026-03-12T03:30:00.000Z';
    expect(groupKey(due('a', { due_at: late }))).toBe('g/front_desk/+12025550123/remind/2026-03-11');
    expect(groupKey(due('a', { due_at: late, time_zone: 'Europe/Berlin' }))).toBe(
      'g/front_desk/+12025550123/remind/2026-03-12',
    );
  });
});
