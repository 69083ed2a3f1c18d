import type { InboxThread } from '#lib/api/generated/types.gen.ts';

/** A channel to somebody at one of their addresses. */
export interface Way {
  readonly key: string;
  readonly channel: 'sms' | 'email' | 'call';
  readonly address: string;
  readonly words: string;
  /** It is on the stop list. */
  readonly stopped: boolean;
}

const WORDS = { sms: 'Text to', email: 'Email to', call: 'Call to' } as const;

/** How somebody can be answered: by text or email where they were last heard first, then by calls. */
export function waysTo(addresses: InboxThread['addresses']): readonly Way[] {
  const wayBy = (channel: Way['channel'], { address, stopped }: InboxThread['addresses'][number]): Way => ({
    key: `${channel} ${address}`,
    channel,
    address,
    words: `${WORDS[channel]} ${address}`,
    stopped,
  });
  return [
    ...addresses.map((each) => wayBy(each.type === 'email' ? 'email' : 'sms', each)),
    ...addresses.filter(({ type }) => type === 'phone').map((each) => wayBy('call', each)),
  ];
}
