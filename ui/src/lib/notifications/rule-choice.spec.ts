import { expect, it } from 'vitest';
import type { NotificationRule } from '#lib/api/generated/types.gen.ts';
import { choiceOf, rulesOf } from './rule-choice.ts';

const sam = { id: 'sam', name: 'Sam', email: 'sam@x.example', phone: '+12025550151', is_admin: false, browsers: 1 };

const rules: readonly NotificationRule[] = [
  { channel: 'email', recipient: 'calendar_owner' },
  { channel: 'email', recipient: 'user', user_id: 'sam' },
  { channel: 'sms', recipient: 'user', user_id: 'sam' },
  { channel: 'push', recipient: 'user', user_id: 'sam' },
  { channel: 'email', recipient: 'address', address: 'desk@x.example' },
  { channel: 'sms', recipient: 'address', address: '+12025550152' },
];

it('shows the rules of an event and makes the same of them again', () => {
  expect(choiceOf(rules)).toEqual({
    told: new Set(['calendar_owner/email', 'sam/email', 'sam/sms', 'sam/push']),
    others: 'desk@x.example\n+12025550152',
  });
  expect(rulesOf(choiceOf(rules), [sam])).toEqual(rules);
});

it('leaves out who works here no more', () => {
  expect(rulesOf(choiceOf(rules), []).map(({ recipient }) => recipient)).toEqual([
    'calendar_owner',
    'address',
    'address',
  ]);
});
