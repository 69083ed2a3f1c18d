/** One page of a list; `found` holds one row more than fits when there is another page. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly page: number;
  readonly page_size: number;
  readonly next_page: number | null;
}

export function pageOf<T>({
  found,
  page,
  page_size,
}: {
  readonly found: readonly T[];
  readonly page: number;
  readonly page_size: number;
}): Page<T> {
  return { rows: found.slice(0, page_size), page, page_size, next_page: found.length > page_size ? page + 1 : null };
}
