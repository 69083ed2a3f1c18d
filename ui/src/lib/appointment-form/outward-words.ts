import type { PreviewedMessage } from '#lib/api/generated/types.gen.ts';
import { peopleInWords } from '#lib/components/confirm/people-in-words.ts';

type Channel = PreviewedMessage['channel'];

/** The part of a preview that words are made of. */
export interface Outward {
  readonly participants: readonly {
    readonly messages: readonly Pick<PreviewedMessage, 'channel' | 'change'>[];
  }[];
}

const VERBS: Readonly<Record<Channel, string>> = { sms: 'text', email: 'email', call: 'call' };
const CHANNELS: readonly Channel[] = ['sms', 'email', 'call'];

/** How many people an act reaches at once, by each channel that it uses. */
export function reachedNow(previews: readonly Outward[]): ReadonlyMap<Channel, number> {
  const people = previews.flatMap(({ participants }) => participants);
  const reached = (channel: Channel) =>
    people.filter(({ messages }) => messages.some((each) => each.change === 'sent_now' && each.channel === channel))
      .length;
  return new Map(CHANNELS.map((channel) => [channel, reached(channel)] as const).filter(([, count]) => count > 0));
}

/**
 * What a button says that may reach people: the act alone, or with whom it reaches at once: "Cancel and text 2 people",
 * "Cancel, text 2 people and email 1 person" (ui.md, Language).
 */
export function outwardWords(act: string, previews: readonly Outward[]): string {
  const parts = [...reachedNow(previews)].map(([channel, count]) => `${VERBS[channel]} ${peopleInWords(count)}`);
  const words = [act, ...parts];
  return words.length === 1 ? act : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
