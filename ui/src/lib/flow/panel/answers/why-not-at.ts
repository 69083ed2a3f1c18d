import type { AutoMessage, Purpose, Trigger } from '@kept/rules/document';
import { TRIGGER_KINDS } from '@kept/rules/triggers/trigger-kinds';

const TYPES: Readonly<Record<AutoMessage['type'], string>> = { sms: 'texts', email: 'emails', call: 'calls' };
const PURPOSES: Readonly<Record<Purpose, string>> = {
  reminder: 'reminders',
  booking: 'bookings',
  follow_up: 'follow-ups',
};

/** Why a trigger cannot stand at a message: `Only for texts and emails`; null where it can. */
export function whyNotAt(type: Trigger['type'], message: Pick<AutoMessage, 'type' | 'purpose'>): string | null {
  const { types, purposes } = TRIGGER_KINDS[type];
  if (!types.includes(message.type)) return onlyFor(types.map((each) => TYPES[each]));
  return purposes.includes(message.purpose) ? null : onlyFor(purposes.map((each) => PURPOSES[each]));
}

function onlyFor(names: readonly string[]): string {
  return `Only for ${new Intl.ListFormat('en').format(names)}`;
}
