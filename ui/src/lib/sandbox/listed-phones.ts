import type { ListedPane } from './listed-pane.ts';
import { paneId } from './pane.ts';
import { isUnread, type SeenCounts } from './is-unread.ts';

interface Phone {
  readonly number: string;
  readonly name: string | null;
  readonly last: { readonly direction: 'in' | 'out'; readonly body: string } | null;
  readonly count: number;
}

/** The phones as the list shows them. */
export function listedPhones(phones: readonly Phone[], seen: SeenCounts): readonly ListedPane[] {
  return phones.map(({ number, name, last, count }) => {
    const pane = { kind: 'phone', number } as const;
    const newest_is = last === null ? null : last.direction === 'in' ? 'received' : 'sent';
    return { pane, name, last: last?.body ?? null, is_unread: isUnread({ id: paneId(pane), count, newest_is }, seen) };
  });
}
