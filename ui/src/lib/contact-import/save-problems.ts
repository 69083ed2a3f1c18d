import { csvLine } from '@kept/content/csv-line';
import type { ImportProblem } from '#lib/api/generated/types.gen.ts';

/** Hands the problems of an import over as a file for a spreadsheet. */
export function saveProblems(problems: readonly ImportProblem[]): void {
  const lines = [
    csvLine(['row', 'column', 'value', 'problem']),
    ...problems.map(({ line, column, value, message }) => csvLine([String(line), column, value, message])),
  ];
  // with a mark, without which spreadsheets take it for Latin-1
  const address = URL.createObjectURL(new Blob(['\uFEFF', ...lines], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'contact-import-problems.csv';
  link.click();
  URL.revokeObjectURL(address);
}
