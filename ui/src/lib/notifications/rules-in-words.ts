import type { NotificationRule, NotificationSettings } from '#lib/api/generated/types.gen.ts';

const BY: Readonly<Record<NotificationRule['channel'], string>> = { email: 'email', sms: 'text', push: 'browser' };

/** Whom an event is told to, one a line: who, and by what. */
export function rulesInWords(
  rules: readonly NotificationRule[],
  people: NotificationSettings['people'],
): readonly { readonly who: string; readonly by: string }[] {
  const by_who = Map.groupBy(rules, (rule) => whoOf(rule, people));
  return [...by_who].map(([who, of_them]) => ({
    who,
    by: [...new Set(of_them.map(({ channel }) => BY[channel]))].join(' and '),
  }));
}

function whoOf(rule: NotificationRule, people: NotificationSettings['people']): string {
  switch (rule.recipient) {
    case 'calendar_owner':
      return 'Calendar’s owner';
    case 'user':
      return people.find(({ id }) => id === rule.user_id)?.name ?? 'Somebody who works here no more';
    case 'address':
      return rule.address;
    default:
      return rule satisfies never;
  }
}
