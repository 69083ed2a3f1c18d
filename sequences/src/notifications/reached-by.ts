import type { NotificationRule } from '@kept/persistence/notification-rule';
import type { NotificationEvent } from './notification-event.ts';
import { usualRules } from './usual-rules.ts';

/** Somebody who works here and can sign in. */
export interface StaffMember {
  readonly id: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string | null;
  readonly is_admin: boolean;
}

/** Where one notice goes. */
export type Reached =
  | { readonly channel: 'email' | 'sms'; readonly address: string }
  | { readonly channel: 'push'; readonly user_id: string };

export interface ReachedRequest {
  readonly event: NotificationEvent;
  /** Of the account; an event that is missing is told as usual. */
  readonly rules: Readonly<Record<string, readonly NotificationRule[]>> | undefined;
  readonly staff: readonly StaffMember[];
  /** Of the calendar it happened in; null: none, or no calendar. */
  readonly owner_user_id: string | null;
}

/**
 * Everybody whom an event is told to, each once on each channel. Where the account named people and none of them can be
 * reached any more, the admins hear of it by email: what somebody wanted told is never told to nobody.
 */
export function reachedBy({ event, rules: all, staff, owner_user_id }: ReachedRequest): readonly Reached[] {
  const rules = all?.[event] ?? usualRules(event);
  const admins = staff.filter(({ is_admin }) => is_admin);
  const owner = staff.filter(({ id }) => id === owner_user_id);
  const reached = rules.flatMap((rule) => {
    switch (rule.recipient) {
      case 'address':
        return [{ channel: rule.channel, address: rule.address }];
      case 'user':
        return staff.filter(({ id }) => id === rule.user_id).flatMap((person) => wayTo(person, rule.channel));
      case 'calendar_owner':
        return (owner.length > 0 ? owner : admins).flatMap((person) => wayTo(person, rule.channel));
      default:
        return rule satisfies never;
    }
  });
  if (rules.length > 0 && reached.length === 0) return admins.flatMap((admin) => wayTo(admin, 'email'));
  return [...new Map(reached.map((each) => [keyOf(each), each])).values()];
}

/** What tells one way from another. */
export function keyOf(reached: Reached): string {
  return `${reached.channel}/${reached.channel === 'push' ? reached.user_id : reached.address}`;
}

function wayTo({ id, email, phone }: StaffMember, channel: NotificationRule['channel']): readonly Reached[] {
  switch (channel) {
    case 'email':
      return [{ channel, address: email }];
    case 'sms':
      return phone === null ? [] : [{ channel, address: phone }];
    case 'push':
      return [{ channel, user_id: id }];
    default:
      return channel satisfies never;
  }
}
