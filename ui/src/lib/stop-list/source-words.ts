import type { StoppedAddress } from '#lib/api/generated/types.gen.ts';

type Entry = Pick<StoppedAddress, 'source' | 'word' | 'added_by'>;

/** What each way onto the list is called in filters. */
export const SOURCES: Readonly<Record<StoppedAddress['source'], string>> = {
  reply: 'The client asked',
  staff: 'Staff',
  api: 'A program',
  carrier: 'The carrier',
};

/** Who put an address on the list: "The client wrote STOP". */
export function sourceWords({ source, word, added_by }: Entry): string {
  switch (source) {
    case 'reply':
      return word === null ? 'The client asked' : `The client answered ${word.toUpperCase()}`;
    case 'staff':
      return added_by ?? 'Somebody who is no longer here';
    case 'api':
      return added_by === null ? 'A program' : `A program with a key of ${added_by}`;
    case 'carrier':
      return 'The carrier said so';
    default:
      return source satisfies never;
  }
}
