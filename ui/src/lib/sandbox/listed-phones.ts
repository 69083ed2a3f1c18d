import { callWords, type CallStatus } from './call-words.ts';
import type { ListedPane } from './listed-pane.ts';
import { paneId } from './pane.ts';
import { isUnread, type SeenCounts } from './is-unread.ts';

interface Phone {
  readonly number: string;
  readonly name: string | null;
  readonly last:
    | { readonly kind: 'message'; readonly direction: 'in' | 'out'; readonly body: string }
    | { readonly kind: 'call'; readonly direction: 'in' | 'out'; readonly status: CallStatus }
    | null;
  readonly call: 'ringing' | 'in-progress' | null;
  readonly count: number;
}

/** The phones as the list shows them. */
export function listedPhones(phones: readonly Phone[], seen: SeenCounts): readonly ListedPane[] {
  return phones.map(({ number, name, last, call, count }) => {
    const pane = { kind: 'phone', number } as const;
    const newest_is = last === null ? null : last.direction === 'in' ? 'received' : 'sent';
    const is_unread = isUnread({ id: paneId(pane), count, newest_is }, seen);
    return { pane, name, last: wordsOf(last), is_unread, rings: call === 'ringing' };
  });
}

function wordsOf(last: Phone['last']): string | null {
  if (last === null) return null;
  if (last.kind === 'message') return last.body;
  return `Call: ${callWords({ status: last.status, taken_by: null, seconds: null })}`;
}
