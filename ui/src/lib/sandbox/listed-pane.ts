import type { Pane } from './pane.ts';

/** One line of the list from which panes are chosen. */
export interface ListedPane {
  readonly pane: Pane;
  readonly name: string | null;
  /** The newest words there. */
  readonly last: string | null;
  readonly is_unread: boolean;
  /** A phone that somebody should answer. */
  readonly rings?: boolean;
}
