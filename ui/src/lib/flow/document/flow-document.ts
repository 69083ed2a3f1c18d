import type { Issue } from '@kept/rules/checks/issue';
import type { Command, CommandProblem } from '@kept/rules/commands/command';
import type { Change } from '@kept/rules/diff/change';
import { diff } from '@kept/rules/diff/diff';
import { sameJson } from '@kept/rules/diff/same-json';
import type { Definition } from '@kept/rules/document';
import type { Graph } from '@kept/rules/graph/graph';
import type { Template } from '@kept/rules/templates/template';
import { withTemplates } from '@kept/rules/templates/with-templates';
import { Followed } from '#lib/state/followed.ts';
import { arrange, beginHistory, edit, redo, seal, undo, type EditRequest, type EditHistory } from './edit-history.ts';
import { growingGraph } from './growing-graph.ts';
import type { Layout } from './layout.ts';
import { remembering } from './remembering.ts';
import { isSameSelection, selectionIn, type Selection } from './selection.ts';
import { selectionOfPointer } from './selection-of-pointer.ts';
import { steadyGraph } from './steady-graph.ts';
import { withNames } from './with-names.ts';
import { withPartsOf } from './with-parts-of.ts';

interface Opening {
  readonly definition: Definition;
  readonly layout: Layout;
  /** What is published, which the draft is compared with; null: nothing yet. */
  readonly published: Definition | null;
  /** `reading`: for who may look and not change. */
  readonly access: 'editing' | 'reading';
  readonly selection?: Selection;
}

/** What is lit up on canvas and outline: the way of a simulation or of a running sequence. */
export interface Lit {
  readonly messages: ReadonlySet<string>;
  /** Ids of edges as `toGraph` gives them (`<auto reply>/<index>`), of auto replies that were used, and of built-ins (`<message>/<built-in>`). */
  readonly edges: ReadonlySet<string>;
  /** The message at which it waits now. */
  readonly waits_at?: string | null;
}

const NOTHING_LIT: Lit = { messages: new Set(), edges: new Set() };
const NOTHING_MARKED: ReadonlySet<string> = new Set();
const NO_CHANGES: readonly Change[] = [];
const NOTHING_KNOWN: KnownOfAccount = { templates: [], names: new Map() };

/** What the document leads to outside of it, once it is read. */
interface KnownOfAccount {
  readonly templates: readonly Template[];
  /** Of files, clips and templates, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The document under the editor's hands. Canvas, outline, timeline and panel show it and change it through `apply`
 * and `arrange` alone, so every change has a name and can be taken back. Everything read here is followed.
 */
export class FlowDocument {
  readonly access: 'editing' | 'reading';
  readonly #history;
  readonly #published;
  readonly #selection;
  readonly #marked = new Followed(NOTHING_MARKED);
  readonly #lit = new Followed(NOTHING_LIT);
  readonly #issues = new Followed<readonly Issue[]>([]);
  readonly #known = new Followed(NOTHING_KNOWN);
  readonly #asked_field = new Followed<{ readonly pointer: string } | null>(null);
  #drawn: Graph | null = null;
  readonly #grow = growingGraph();
  readonly #graphOf = remembering((definition: Definition) => {
    this.#drawn = steadyGraph(this.#drawn, this.#grow(definition));
    return this.#drawn;
  });
  readonly #changesOf = remembering(diff);
  readonly #wordedOf = remembering(withTemplates);
  readonly #naming = remembering(withNames);

  constructor({ definition, layout, published, access, selection = null }: Opening) {
    this.access = access;
    this.#history = new Followed(beginHistory(definition, layout));
    this.#published = new Followed(published === null ? null : withPartsOf(published, definition));
    this.#selection = new Followed(selection);
  }

  get definition(): Definition {
    return this.#history.value.definition;
  }

  /** The document with what its templates say, as far as they are known: what is played and sent. */
  get worded(): Definition {
    return this.#wordedOf(this.definition, this.#known.value.templates);
  }

  /** The document as it reads: what its templates say, and files by their names. Never to be sent. */
  get readable(): Definition {
    return this.named(this.worded);
  }

  /** Another document of the same account with its files, clips and templates by their names, for sentences about it. */
  named(definition: Definition): Definition {
    return this.#naming(this.#known.value.names)(definition);
  }

  get layout(): Layout {
    return this.#history.value.layout;
  }

  /** Nodes and edges of the document as it is. */
  get graph(): Graph {
    return this.#graphOf(this.readable);
  }

  get is_read_only(): boolean {
    return this.access === 'reading';
  }

  /** What is published, to compare with. */
  get published(): Definition | null {
    return this.#published.value;
  }

  /** How the draft differs from what is published; empty too when nothing is published. */
  get changes(): readonly Change[] {
    return this.published === null
      ? NO_CHANGES
      : this.#changesOf(this.named(this.published), this.named(this.definition));
  }

  /** Makes an edit. Null when it is made; otherwise nothing has changed, and the problem says why. */
  apply(command: Command, options: Omit<EditRequest, 'command'> = {}): CommandProblem | null {
    if (this.is_read_only) return READ_ONLY;
    const edited = edit(this.#history.value, { ...options, command });
    if (!edited.ok) return edited.problem;
    this.#history.value = edited.history;
    return null;
  }

  /** Another layout: nodes were moved or folded. No edit of the document, but taken back like one. */
  arrange(name: string, layout: Layout): void {
    this.#history.value = arrange(this.#history.value, { name, layout });
  }

  /** Ends a run of edits that are one step, such as what was typed into a field that is now left. */
  seal(): void {
    this.#history.value = seal(this.#history.value);
  }

  get can_undo(): boolean {
    return this.#history.value.past.length > 0;
  }

  get can_redo(): boolean {
    return this.#history.value.future.length > 0;
  }

  /** What undo would take back: `delete “Reminder”`. */
  get undo_name(): string | null {
    return this.#history.value.past.at(-1)?.name ?? null;
  }

  get redo_name(): string | null {
    return this.#history.value.future[0]?.name ?? null;
  }

  undo(): void {
    this.#take(undo(this.#history.value));
  }

  redo(): void {
    this.#take(redo(this.#history.value));
  }

  #take(stepped: EditHistory | null): void {
    if (stepped !== null) this.#history.value = stepped;
  }

  /** The selection, as far as it still exists. */
  get selection(): Selection {
    return selectionIn(this.definition, this.#selection.value);
  }

  /** Shows something in the panel; messages that were marked together are no longer. */
  select(selection: Selection): void {
    if (!isSameSelection(this.#selection.value, selection)) {
      this.seal();
      this.#selection.value = selection;
    }
    this.#asked_field.value = null;
    this.#marked.value = NOTHING_MARKED;
  }

  /** Messages chosen together, for copying, moving and deleting; empty while the selection stands alone. */
  get marked(): ReadonlySet<string> {
    return this.#marked.value;
  }

  mark(message_ids: ReadonlySet<string>): void {
    this.#marked.value = message_ids;
  }

  /** The field that someone wants to be at: a JSON pointer into the definition. A new object each time it is asked for. */
  get asked_field(): { readonly pointer: string } | null {
    return this.#asked_field.value;
  }

  /** Selects what the pointer is in, and asks the panel to put the focus to its field. */
  askForField(pointer: string): void {
    this.select(selectionOfPointer(this.definition, pointer));
    this.#asked_field.value = { pointer };
  }

  /** What stands in the way of publishing, as far as it was found. */
  get issues(): readonly Issue[] {
    return this.#issues.value;
  }

  /** What was found when the document was checked, which the editor has done a moment after each edit. */
  take(issues: readonly Issue[]): void {
    if (!sameJson(issues, this.#issues.value)) this.#issues.value = issues;
  }

  get known(): KnownOfAccount {
    return this.#known.value;
  }

  know(known: KnownOfAccount): void {
    this.#known.value = known;
  }

  get lit(): Lit {
    return this.#lit.value;
  }

  /** Null: nothing is lit any more. */
  light(lit: Lit | null): void {
    this.#lit.value = lit ?? NOTHING_LIT;
  }

  /** Another version takes the place of this one, such as a colleague's; what was done here before cannot be taken back any more. */
  begin({ definition, layout }: Pick<Opening, 'definition' | 'layout'>): void {
    this.#history.value = beginHistory(definition, layout);
  }

  /** Something else is published now. */
  compareWith(published: Definition | null): void {
    this.#published.value = published === null ? null : withPartsOf(published, this.definition);
  }
}

const READ_ONLY: CommandProblem = {
  code: 'does_not_fit',
  message: 'You can look at this schedule and not change it: ask an administrator.',
};
