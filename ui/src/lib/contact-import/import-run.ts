import { importContacts } from '#lib/api/generated/sdk.gen.ts';
import type { ImportContacts, ImportedContacts } from '#lib/api/generated/types.gen.ts';
import type { FormProblem } from '#lib/problems/form-problem.ts';
import type { FileRows } from './import-rows.ts';
import { pageFrom } from './page-from.ts';
import { asOneFile } from './as-one-file.ts';

export type Totals = Omit<ImportedContacts, 'problems' | 'rows'>;

export interface ImportState {
  /** Of the rows that can be read. */
  readonly done: number;
  readonly total: number;
  readonly totals: Totals;
  readonly problems: ImportedContacts['problems'];
  /** Why it stopped before its end; null: it did not. */
  readonly failure: FormProblem | null;
}

interface ImportRun {
  readonly file: FileRows;
  readonly on_duplicate: ImportContacts['on_duplicate'];
  readonly dry_run: boolean;
  /** Where it goes on; null: it begins. */
  readonly from: { readonly done: number; readonly totals: Totals } | null;
  /** Asked before each page; true: no further. */
  readonly is_cancelled: () => boolean;
  readonly onprogress: (state: ImportState) => void;
}

/**
 * Sends a file page by page. Each page is stored whole or not at all and known again by its addresses, so that one begun
 * twice, after a cancel, a closed tab or a lost connection, makes nothing twice.
 */
export async function runImport({
  file: { rows, problems },
  on_duplicate,
  dry_run,
  from,
  is_cancelled,
  onprogress,
}: ImportRun): Promise<ImportState> {
  let state: ImportState = {
    done: from?.done ?? 0,
    total: rows.length,
    totals: from?.totals ?? { created: 0, updated: 0, skipped: 0, refused: problems.length },
    problems: [...problems],
    failure: null,
  };
  const inFile = asOneFile(on_duplicate);
  onprogress(state);
  while (state.done < state.total && !is_cancelled()) {
    const page = pageFrom(rows, state.done);
    const { data: answer, error } = await importContacts({ body: { rows: [...page], on_duplicate, dry_run } });
    if (answer === undefined) {
      state = { ...state, failure: error };
      break;
    }
    const data = inFile(answer);
    state = {
      ...state,
      done: state.done + page.length,
      totals: {
        created: state.totals.created + data.created,
        updated: state.totals.updated + data.updated,
        skipped: state.totals.skipped + data.skipped,
        refused: state.totals.refused + data.refused,
      },
      problems: [...state.problems, ...data.problems],
    };
    onprogress(state);
  }
  state = { ...state, problems: state.problems.toSorted((a, b) => a.line - b.line) };
  onprogress(state);
  return state;
}
