import type { Snippet } from 'svelte';

/** One column of a table, and one line of the card that a row becomes where there is no room for columns. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: Snippet<[Row]>;
  /**
   * Where it stands on the card. title: first; it names the row and carries its link. line: with its header. corner: at
   * the top right, for a menu. hidden: not at all.
   */
  readonly card?: 'title' | 'line' | 'corner' | 'hidden';
  /** Any CSS length; the columns without one share what is left. */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  /** The room the table needs for this column to show. */
  readonly from?: 'always' | 'medium' | 'wide' | 'widest';
}

const ROOM = { always: '', medium: 'from-medium', wide: 'from-wide', widest: 'from-widest' } as const;

/** The class by which the table hides a column that there is no room for. */
export function roomClass(from: keyof typeof ROOM): string {
  return ROOM[from];
}
