import { grouped } from './grouped.ts';

export type Channel = 'sms' | 'email' | 'call';

const CHANNELS: Readonly<Record<Channel, readonly [one: string, more: string]>> = {
  sms: ['text message', 'text messages'],
  email: ['email', 'emails'],
  call: ['call', 'calls'],
};

/** What a button that reaches people says: "Send 42 text messages", "Make 1 call" (ui.md, Language). */
export function sendInWords({ count, channel }: { readonly count: number; readonly channel: Channel }): string {
  const [one, more] = CHANNELS[channel];
  return `${channel === 'call' ? 'Make' : 'Send'} ${grouped(count)} ${count === 1 ? one : more}`;
}
