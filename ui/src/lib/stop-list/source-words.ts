import type { StoppedAddress } from '#lib/api/generated/types.gen.ts';

type Entry = Pick<StoppedAddress, 'source' | 'word' | 'added_by'>;

/** What each way onto the list is called in filters. */
export const SOURCES: Readonly<Record<StoppedAddress['source'], string>> = {
  reply: 'The client asked',
  staff: 'Staff',
  api: 'A program',
  carrier: 'The carrier',
};

const PRESSED = '9';
const COMPLAINED = 'complaint';

/** Who put an address on the list: "The client wrote STOP". */
export function sourceWords({ source, word, added_by }: Entry): string {
  switch (source) {
    case 'reply':
      if (word === null) return 'The client unsubscribed by the link in an email';
      return word === PRESSED ? `The client pressed ${PRESSED} in a call` : `The client answered ${word.toUpperCase()}`;
    case 'staff':
      return added_by ?? 'Somebody who is no longer here';
    case 'api':
      return added_by === null ? 'A program' : `A program with a key of ${added_by}`;
    case 'carrier':
      return word === COMPLAINED ? 'The client marked an email as spam' : 'The carrier said so';
    default:
      return source satisfies never;
  }
}
