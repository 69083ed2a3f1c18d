import type { NotificationRule } from '@kept/persistence/notification-rule';
import { addressesOf } from '../contacts/addresses-of.ts';
import type { Checked } from '../problems/checked.ts';
import type { FieldError } from '../problems/problem.ts';

/** What rules are checked against. */
export interface RuleContext {
  /** Who can be told. */
  readonly people: readonly { readonly id: string; readonly phone: string | null }[];
  /** For numbers written without one. */
  readonly country: string;
}

/** The rules as they are kept, each once and addresses normalised; or what is wrong with them, by place. */
export function checkedRules(
  written: readonly NotificationRule[],
  context: RuleContext,
): Checked<readonly NotificationRule[]> {
  const checked = written.map((rule, index) => checkedRule(rule, { ...context, at: `/rules/${index}` }));
  const errors = checked.flatMap((each) => (each.ok ? [] : each.errors));
  if (errors.length > 0) return { ok: false, errors };
  const rules = checked.flatMap((each) => (each.ok ? [each.value] : []));
  return { ok: true, value: [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()] };
}

function checkedRule(
  rule: NotificationRule,
  { people, country, at }: RuleContext & { readonly at: string },
): Checked<NotificationRule> {
  switch (rule.recipient) {
    case 'calendar_owner':
      return { ok: true, value: { channel: rule.channel, recipient: rule.recipient } };
    case 'user': {
      const person = people.find(({ id }) => id === rule.user_id);
      if (person === undefined) return wrong(`${at}/user_id`, 'unknown_user', 'is nobody who works here');
      if (rule.channel === 'sms' && person.phone === null)
        return wrong(`${at}/user_id`, 'no_phone', 'has no phone number yet; it is set on the Team page');
      const { channel, recipient, user_id } = rule;
      return { ok: true, value: { channel, recipient, user_id } };
    }
    case 'address': {
      const { channel, recipient, address: text } = rule;
      const asked = channel === 'sms' ? { phone: text, email: null } : { phone: null, email: text };
      const found = addressesOf({ ...asked, country, at: '' });
      if (!found.ok) return { ok: false, errors: found.errors.map((error) => ({ ...error, field: `${at}/address` })) };
      const address = found.value.phone ?? found.value.email;
      if (address === null) return wrong(`${at}/address`, 'empty', 'is empty');
      return { ok: true, value: { channel, recipient, address } };
    }
    default:
      return rule satisfies never;
  }
}

function wrong(field: string, code: string, message: string): { readonly ok: false; readonly errors: FieldError[] } {
  return { ok: false, errors: [{ field, code, message }] };
}
