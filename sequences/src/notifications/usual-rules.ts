import type { NotificationRule } from '@kept/persistence/notification-rule';
import type { NotificationEvent } from './notification-event.ts';

/** What nobody has to do anything about is told only where somebody asks for it. */
const TOLD_TO_NOBODY: readonly NotificationEvent[] = ['reply_answered', 'opted_out'];

const OWNER_BY_EMAIL: readonly NotificationRule[] = [{ channel: 'email', recipient: 'calendar_owner' }];

/** Whom an event is told to where the account has not said. */
export function usualRules(event: NotificationEvent): readonly NotificationRule[] {
  return TOLD_TO_NOBODY.includes(event) ? [] : OWNER_BY_EMAIL;
}
