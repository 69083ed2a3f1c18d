import type { CustomField, ImportContacts } from '#lib/api/generated/types.gen.ts';
import { readContactsAgain } from '../contacts/read-contacts-again.ts';
import { guessColumns, type Column } from './columns.ts';
import { importRows } from './import-rows.ts';
import { runImport, type ImportState } from './import-run.ts';
import { keepImport, keptImport, type KeptImport } from './kept-import.ts';
import { readCsv, type CsvTable } from './read-csv.ts';

/** `stopped`: before its end, by hand, by a failure, or because the page was left. */
export type Stage = 'mapping' | 'checking' | 'checked' | 'importing' | 'stopped' | 'imported';

/** A file of contacts on its way in: what each column is, what was found, and how far it came. */
export class Importing {
  readonly #user_id: string;
  readonly #fields: () => readonly CustomField[];
  #table = $state.raw<CsvTable | null>(null);
  /** What somebody chose in place of what is guessed; null: nothing yet. */
  #chosen_header = $state<boolean | null>(null);
  #chosen_columns = $state.raw<readonly Column[] | null>(null);
  #on_duplicate = $state<ImportContacts['on_duplicate']>('update');
  #is_cancelled = false;

  is_reading = $state(false);
  refusal = $state<string | null>(null);
  stage = $state<Stage>('mapping');
  shown = $state.raw<ImportState | null>(null);
  /** One that did not end, begun before; null: none. */
  left = $state.raw<KeptImport | null>(null);

  // guessed anew when the custom fields come to be known after the file
  readonly #guessed = $derived.by(() => guessColumns(this.#table?.rows[0] ?? [], this.#fields()));
  readonly columns = $derived.by(() => this.#chosen_columns ?? this.#guessed);
  readonly has_header = $derived.by(() => this.#chosen_header ?? this.#guessed.some((column) => column !== 'ignore'));
  readonly file = $derived.by(() =>
    importRows({ rows: this.#table?.rows ?? [], columns: this.columns, has_header: this.has_header }),
  );
  readonly can_be_known = $derived.by(() => this.columns.some((column) => column === 'phone' || column === 'email'));
  readonly is_busy = $derived.by(() => this.stage === 'checking' || this.stage === 'importing');

  constructor(user_id: string, fields: () => readonly CustomField[]) {
    this.#user_id = user_id;
    this.#fields = fields;
    this.left = keptImport(user_id);
  }

  get table(): CsvTable | null {
    return this.#table;
  }

  get on_duplicate(): ImportContacts['on_duplicate'] {
    return this.#on_duplicate;
  }

  /** Reads a file; the one that was left in the middle stands where it was left. */
  async take(file: File): Promise<void> {
    this.refusal = null;
    this.is_reading = true;
    const reading = await readCsv(file);
    this.is_reading = false;
    if (!reading.ok) {
      this.refusal = reading.message;
      return;
    }
    this.#table = reading.table;
    this.#chosen_header = null;
    this.#chosen_columns = null;
    this.#begin();
    if (this.left !== null && isOf(this.left, reading.table)) this.#stand(this.left);
  }

  setHeader(has_header: boolean): void {
    this.#chosen_header = has_header;
    this.#begin();
  }

  setColumns(columns: readonly Column[]): void {
    this.#chosen_columns = columns;
    this.#begin();
  }

  setOnDuplicate(on_duplicate: ImportContacts['on_duplicate']): void {
    this.#on_duplicate = on_duplicate;
    this.#begin();
  }

  /** Looks through all rows, and stores nothing. */
  async check(): Promise<void> {
    this.stage = 'checking';
    const { failure, done, total } = await this.#run({ dry_run: true, from: null });
    this.stage = failure === null && done === total ? 'checked' : 'mapping';
  }

  /** Stores the rows, from where it stopped if it did. */
  async store(): Promise<void> {
    const from = this.stage === 'stopped' ? this.shown : null;
    this.stage = 'importing';
    const { done, total } = await this.#run({ dry_run: false, from });
    this.stage = done < total ? 'stopped' : 'imported';
    await readContactsAgain();
  }

  stop(): void {
    this.#is_cancelled = true;
  }

  /** What is in stays in; the rest is not asked about again. */
  forget(): void {
    this.left = null;
    keepImport(this.#user_id, null);
    this.#begin();
  }

  /** What was found no longer holds. */
  #begin(): void {
    this.stage = 'mapping';
    this.shown = null;
  }

  #stand({ columns, has_header, on_duplicate, done, totals }: KeptImport): void {
    this.#chosen_columns = columns;
    this.#chosen_header = has_header;
    this.#on_duplicate = on_duplicate;
    const total = this.file.rows.length;
    this.shown = { done: Math.min(done, total), total, totals, problems: [], failure: null };
    this.stage = 'stopped';
  }

  async #run({
    dry_run,
    from,
  }: {
    readonly dry_run: boolean;
    readonly from: ImportState | null;
  }): Promise<ImportState> {
    this.#is_cancelled = false;
    return await runImport({
      file: this.file,
      on_duplicate: this.#on_duplicate,
      dry_run,
      from,
      is_cancelled: () => this.#is_cancelled,
      onprogress: (state) => {
        this.shown = state;
        if (!dry_run) this.#keep(state);
      },
    });
  }

  /** After each page, since nobody says beforehand that a tab is closed. */
  #keep({ done, total, totals }: ImportState): void {
    if (this.#table === null) return;
    const { file_name, size, last_modified } = this.#table;
    const { columns, has_header, on_duplicate } = this;
    const at = new Date().toISOString();
    this.left =
      done >= total
        ? null
        : { file_name, size, last_modified, columns, has_header, on_duplicate, done, total, totals, at };
    keepImport(this.#user_id, this.left);
  }
}

function isOf({ file_name, size, last_modified }: KeptImport, table: CsvTable): boolean {
  return file_name === table.file_name && size === table.size && last_modified === table.last_modified;
}
