import { describe, expect, it } from 'vitest';
import type { NotificationRule } from '@kept/persistence/notification-rule';
import type { NotificationEvent } from './notification-event.ts';
import { keyOf, reachedBy, type StaffMember } from './reached-by.ts';

const ada: StaffMember = { id: 'ada', email: 'ada@x.example', phone: null, is_admin: true };
const ben: StaffMember = { id: 'ben', email: 'ben@x.example', phone: '+12025550151', is_admin: true };
const sam: StaffMember = { id: 'sam', email: 'sam@x.example', phone: '+12025550152', is_admin: false };
const staff = [ada, ben, sam];

const owner = (channel: NotificationRule['channel']): NotificationRule => ({ channel, recipient: 'calendar_owner' });
const user = (channel: NotificationRule['channel'], user_id: string): NotificationRule => ({
  channel,
  recipient: 'user',
  user_id,
});
const desk: NotificationRule = { channel: 'email', recipient: 'address', address: 'desk@x.example' };

interface Case {
  readonly name: string;
  readonly event?: NotificationEvent;
  readonly rules?: readonly NotificationRule[];
  readonly owner_user_id?: string | null;
  readonly reached: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'the calendar’s owner, where nothing is said', owner_user_id: 'sam', reached: ['email/sam@x.example'] },
  { name: 'every admin, where the calendar has no owner', reached: ['email/ada@x.example', 'email/ben@x.example'] },
  {
    name: 'the admins, where the owner is here no more',
    owner_user_id: 'gone',
    reached: ['email/ada@x.example', 'email/ben@x.example'],
  },
  { name: 'nobody of what needs nobody, where nothing is said', event: 'reply_answered', reached: [] },
  { name: 'nobody of an opt-out, where nothing is said', event: 'opted_out', reached: [] },
  { name: 'nobody, where the account says so', rules: [], owner_user_id: 'sam', reached: [] },
  { name: 'only who is named', rules: [desk], owner_user_id: 'sam', reached: ['email/desk@x.example'] },
  {
    name: 'each once on each channel',
    rules: [owner('email'), user('email', 'sam'), user('sms', 'sam'), owner('sms'), user('push', 'sam')],
    owner_user_id: 'sam',
    reached: ['email/sam@x.example', 'sms/+12025550152', 'push/sam'],
  },
  { name: 'those who have a phone by text', rules: [owner('sms')], reached: ['sms/+12025550151'] },
  {
    name: 'nobody who is here no more, while others are',
    rules: [user('email', 'gone'), desk],
    reached: ['email/desk@x.example'],
  },
  {
    name: 'the admins, where nobody named can be reached',
    rules: [user('email', 'gone'), user('sms', 'ada')],
    reached: ['email/ada@x.example', 'email/ben@x.example'],
  },
];

describe('an event is told to', () => {
  it.each(cases)('$name', ({ event = 'client_confirmed', rules, owner_user_id = null, reached }) => {
    const told = reachedBy({
      event,
      rules: rules === undefined ? undefined : { [event]: rules },
      staff,
      owner_user_id,
    });
    expect(told.map(keyOf)).toEqual(reached);
  });
});
