/** The ids of the checked rows, in the order they were checked. */
export type Checked = readonly string[];

export function toggleRow(checked: Checked, id: string): Checked {
  return checked.includes(id) ? checked.filter((other) => other !== id) : [...checked, id];
}

interface RangeRequest {
  readonly checked: Checked;
  /** Of the rows on the page, in their order. */
  readonly ids: readonly string[];
  /** Where the last check was made. */
  readonly from: string | null;
  readonly to: string;
}

/** Shift and a click: every row from the last one to this one becomes what this one becomes. */
export function checkRange({ checked, ids, from, to }: RangeRequest): Checked {
  const start = from === null ? -1 : ids.indexOf(from);
  const end = ids.indexOf(to);
  if (start === -1 || end === -1) return toggleRow(checked, to);
  const range = ids.slice(Math.min(start, end), Math.max(start, end) + 1);
  const rest = checked.filter((id) => !range.includes(id));
  return checked.includes(to) ? rest : [...rest, ...range];
}

/** How much of the page is checked. */
export function pageChecked(checked: Checked, ids: readonly string[]): 'none' | 'some' | 'all' {
  const count = ids.filter((id) => checked.includes(id)).length;
  if (count === 0) return 'none';
  return count === ids.length ? 'all' : 'some';
}

/** The box in the header: checks the whole page, or none of it when it is all checked. */
export function togglePage(checked: Checked, ids: readonly string[]): Checked {
  const others = checked.filter((id) => !ids.includes(id));
  return pageChecked(checked, ids) === 'all' ? others : [...others, ...ids];
}
