import { importContacts } from '#lib/api/generated/sdk.gen.ts';
import type { ImportContacts, ImportedContacts } from '#lib/api/generated/types.gen.ts';
import type { FormProblem } from '#lib/problems/form-problem.ts';

type Rows = ImportContacts['rows'];
type Totals = Omit<ImportedContacts, 'problems'>;

export interface ImportState {
  readonly done: number;
  readonly total: number;
  readonly totals: Totals;
  readonly problems: ImportedContacts['problems'];
  /** Why it stopped before its end; null: it did not. */
  readonly failure: FormProblem | null;
}

interface ImportRun {
  readonly rows: readonly Rows[number][];
  readonly on_duplicate: ImportContacts['on_duplicate'];
  readonly dry_run: boolean;
  /** Asked before each page; true: no further. */
  readonly is_cancelled: () => boolean;
  readonly onprogress: (state: ImportState) => void;
}

/** Rows that go in one request. */
const PAGE = 500;

/**
 * Sends a file page by page. Each page is stored whole or not at all and known again by its addresses, so that one begun
 * twice, after a cancel or a lost connection, makes nothing twice.
 */
export async function runImport({
  rows,
  on_duplicate,
  dry_run,
  is_cancelled,
  onprogress,
}: ImportRun): Promise<ImportState> {
  let state: ImportState = {
    done: 0,
    total: rows.length,
    totals: { created: 0, updated: 0, skipped: 0, refused: 0 },
    problems: [],
    failure: null,
  };
  onprogress(state);
  while (state.done < state.total && !is_cancelled()) {
    const page = rows.slice(state.done, state.done + PAGE);
    const { data, error } = await importContacts({ body: { rows: page, on_duplicate, dry_run } });
    if (data === undefined) {
      state = { ...state, failure: error };
      break;
    }
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
  onprogress(state);
  return state;
}
