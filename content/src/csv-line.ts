/** What a spreadsheet would run instead of showing. A plain number with its plus is none of it. */
const RUNS = /^(?![+-]?[\d .]+$)[=+\-@\t\r]/;

/** One row of a CSV file (RFC 4180). What begins like a formula gets an apostrophe before it, so that no program runs it. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => quoted(cell ?? '')).join(',')}\r\n`;
}

function quoted(cell: string): string {
  const harmless = RUNS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
