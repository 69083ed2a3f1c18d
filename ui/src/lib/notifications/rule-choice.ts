import type { NotificationRule, NotificationSettings } from '#lib/api/generated/types.gen.ts';
import { addressesIn } from './addresses-in.ts';

type Channel = NotificationRule['channel'];

/** The owner of the calendar, or the id of somebody who works here. */
export type Who = 'calendar_owner' | (string & {});

/** What the form of one event shows: who is told by which channel, and the addresses of others. */
export interface RuleChoice {
  readonly told: ReadonlySet<string>;
  /** One a line. */
  readonly others: string;
}

/** Names one box of the form. */
export function boxOf(who: Who, channel: Channel): string {
  return `${who}/${channel}`;
}

/** The rules of an event, as the form shows them. */
export function choiceOf(rules: readonly NotificationRule[]): RuleChoice {
  const told = rules.flatMap((rule) => {
    switch (rule.recipient) {
      case 'calendar_owner':
        return [boxOf('calendar_owner', rule.channel)];
      case 'user':
        return [boxOf(rule.user_id, rule.channel)];
      case 'address':
        return [];
      default:
        return rule satisfies never;
    }
  });
  const others = rules.flatMap((rule) => (rule.recipient === 'address' ? [rule.address] : []));
  return { told: new Set(told), others: others.join('\n') };
}

/** What the form says, as rules. Whoever works here no more is left out; an address with an @ is a mailbox. */
export function rulesOf({ told, others }: RuleChoice, people: NotificationSettings['people']): NotificationRule[] {
  const channels: readonly Channel[] = ['email', 'sms', 'push'];
  return [
    ...channels.flatMap((channel): NotificationRule[] =>
      told.has(boxOf('calendar_owner', channel)) ? [{ channel, recipient: 'calendar_owner' }] : [],
    ),
    ...people.flatMap(({ id }) =>
      channels.flatMap((channel): NotificationRule[] =>
        told.has(boxOf(id, channel)) ? [{ channel, recipient: 'user', user_id: id }] : [],
      ),
    ),
    ...addressesIn(others).map((address): NotificationRule => ({
      channel: address.includes('@') ? 'email' : 'sms',
      recipient: 'address',
      address,
    })),
  ];
}
