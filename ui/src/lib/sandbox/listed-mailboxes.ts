import type { ListedPane } from './listed-pane.ts';
import { paneId } from './pane.ts';
import { isUnread, type SeenCounts } from './is-unread.ts';

interface Mailbox {
  readonly address: string;
  readonly name: string | null;
  readonly count: number;
  readonly last: { readonly subject: string } | null;
}

/** The mailboxes as the list shows them. */
export function listedMailboxes(mailboxes: readonly Mailbox[], seen: SeenCounts): readonly ListedPane[] {
  return mailboxes.map(({ address, name, count, last }) => {
    const pane = { kind: 'mailbox', address } as const;
    const newest_is = last === null ? null : 'received';
    return {
      pane,
      name,
      last: last?.subject ?? null,
      is_unread: isUnread({ id: paneId(pane), count, newest_is }, seen),
    };
  });
}
