import type { Preview } from '#lib/api/generated/types.gen.ts';
import { sendInWords } from '#lib/components/confirm/send-in-words.ts';

const LIST = new Intl.ListFormat('en', { type: 'conjunction' });

/** What a change does with what it sends on the spot, for its button: `Cancel it and send 2 text messages`. */
export function actThatSends(act: string, { participants }: Preview): string {
  const sent = participants.flatMap(({ messages }) => messages.filter(({ change }) => change === 'sent_now'));
  const counts = Map.groupBy(sent, ({ channel }) => channel);
  const sends = [...counts].map(([channel, of]) => lowerFirst(sendInWords({ count: of.length, channel })));
  return LIST.format([act, ...sends]);
}

function lowerFirst(words: string): string {
  return `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
}
