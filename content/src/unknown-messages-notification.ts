import type { Channel } from '@kept/rules/facts';
import type { Notification } from './notification.ts';
import { oneLine } from './one-line.ts';

export interface UnknownMessage {
  /** Whom it was for, by name or address. */
  readonly to: string;
  readonly channel: Channel;
  /** The carrier took it and has no record of it any more; else it never said whether it took it. */
  readonly is_lost: boolean;
  /** Null: it is about none. */
  readonly appointment: { readonly title: string; readonly when: string } | null;
}

const WHAT: Readonly<Record<Channel, string>> = { sms: 'text message', email: 'email', call: 'call' };
/** Named, before the rest is counted. */
const NAMED = 5;

/** What staff are told of messages of which nobody knows whether they arrived. */
export function unknownMessagesNotification(messages: readonly UnknownMessage[]): Notification {
  const [only, ...more] = messages;
  if (only !== undefined && more.length === 0) return ofOne(only);
  const count = messages.length.toLocaleString('en-US');
  return {
    subject: `It is unknown whether ${count} messages arrived`,
    body: `The carrier did not say how ${count} messages ended: those to ${namesOf(messages)}. Nothing goes out twice by itself. They stand in Outbox > Failed: please look, and send each again or drop it.`,
  };
}

function ofOne({ to, channel, is_lost, appointment }: UnknownMessage): Notification {
  const what = WHAT[channel];
  const lead = is_lost
    ? `The carrier took ${an(what)} to ${to}, never said how it ended and has no record of it any more.`
    : `The carrier did not say whether it took ${an(what)} to ${to}.`;
  const facts = appointment === null ? [] : [`${appointment.title}, ${appointment.when}`];
  return {
    subject: oneLine(
      [`It is unknown whether ${to} got ${an(what)}`, ...(appointment === null ? [] : [appointment.title])].join(': '),
    ),
    body: [
      `${lead} Nothing goes out twice by itself. It stands in Outbox > Failed: please look, and send it again or drop it.`,
      ...facts,
    ].join('\n\n'),
  };
}

function an(what: string): string {
  return what === 'email' ? `an ${what}` : `a ${what}`;
}

function namesOf(messages: readonly UnknownMessage[]): string {
  const names = [...new Set(messages.map(({ to }) => oneLine(to)))];
  const named = names.slice(0, NAMED);
  const others = names.length - named.length;
  if (others === 0) return [named.slice(0, -1).join(', '), named.at(-1)].filter(Boolean).join(' and ');
  return `${named.join(', ')} and ${others === 1 ? 'one other' : `${others.toLocaleString('en-US')} others`}`;
}
