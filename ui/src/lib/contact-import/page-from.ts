/** Rows that go in one request, and what they may weigh: the API takes a megabyte. */
const MOST_ROWS = 500;
const MOST_BYTES = 800_000;

/**
 * The page of rows that begins at `from`: as many as one request takes, and one at least, whose weight the API then
 * refuses in words.
 */
export function pageFrom<Row>(rows: readonly Row[], from: number): readonly Row[] {
  const encoder = new TextEncoder();
  let bytes = 0;
  let to = from;
  while (to < rows.length && to - from < MOST_ROWS) {
    bytes += encoder.encode(JSON.stringify(rows[to])).length + 1;
    if (bytes > MOST_BYTES && to > from) break;
    to += 1;
  }
  return rows.slice(from, to);
}
