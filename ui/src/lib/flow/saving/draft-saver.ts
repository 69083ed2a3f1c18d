import { sameJson } from '@kept/rules/diff/same-json';
import type { Definition } from '@kept/rules/document';
import type { Problem } from '#lib/api/problem.ts';
import { Followed } from '#lib/state/followed.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Layout } from '../document/layout.ts';
import type { KeptDraft } from './kept-draft.ts';
import { putOnTop } from './put-on-top.ts';

/** What is stored, as the API tells it. */
export interface StoredVersion {
  readonly etag: string | null;
  readonly definition: Definition;
  readonly layout: Layout;
  readonly is_draft: boolean;
}

/** Two people changed the schedule: what both began from, and what the other made of it. */
export interface Clash {
  readonly base: Definition;
  readonly theirs: StoredVersion;
}

export type SaveState =
  | { readonly kind: 'saved' }
  /** Something is changed and will be saved in a moment. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'clash'; readonly clash: Clash };

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What the saver needs of the world around it. */
export interface Storage {
  readonly save: (version: Pick<StoredVersion, 'etag' | 'definition' | 'layout'>) => Promise<Answer<string>>;
  /** Where boxes stand, where there is no draft. */
  readonly saveLayout: (layout: Layout) => Promise<Answer<null>>;
  readonly read: () => Promise<Answer<StoredVersion>>;
  /** Keeps what is not saved in this browser; null: nothing is. */
  readonly keep: (draft: Omit<KeptDraft, 'at'> | null) => void;
  /** Somebody else's version took the place of the one on the screen. */
  readonly ontheirs: () => void;
}

/** Edits are saved once nothing was changed for so long, in milliseconds. */
export const PAUSE = 800;

/**
 * Saves the draft by itself. Every edit is kept in this browser first, so that neither a closed tab nor a lost
 * connection costs anything; what somebody else saved meanwhile is never overwritten unasked.
 */
export class DraftSaver {
  readonly #flow: FlowDocument;
  readonly #storage: Storage;
  readonly #state = new Followed<SaveState>({ kind: 'saved' });
  /** What could not be saved when it was last tried. */
  #failed: Pick<StoredVersion, 'definition' | 'layout'> | null = null;
  #stored: StoredVersion;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(flow: FlowDocument, { stored, storage }: { readonly stored: StoredVersion; readonly storage: Storage }) {
    this.#flow = flow;
    this.#stored = stored;
    this.#storage = storage;
  }

  get state(): SaveState {
    return this.#state.value;
  }

  get etag(): string | null {
    return this.#stored.etag;
  }

  /** Something on the screen is not stored. */
  get is_changed(): boolean {
    return this.#is_edited || !sameJson(this.#flow.layout, this.#stored.layout);
  }

  /** More than where boxes stand, which is no edit (flow-spec section 1). */
  get #is_edited(): boolean {
    return !sameJson(this.#flow.definition, this.#stored.definition);
  }

  /** To be told after every change of the document. */
  changed(): void {
    if (this.#flow.is_read_only || this.state.kind === 'clash') return;
    if (!this.is_changed) {
      if (this.state.kind === 'changed' || (this.state.kind === 'failed' && !this.#is_gone))
        this.#settle({ kind: 'saved' });
      return;
    }
    // why it failed stays to be read, and what can be done about it to be pressed
    if (this.state.kind === 'failed' && this.#isFailed(this.#flow)) return;
    this.#keep();
    if (this.state.kind !== 'saving') this.#state.value = { kind: 'changed' };
    this.#later();
  }

  /** Somebody removed the schedule: what is on the screen is stored nowhere, changed or not. */
  get #is_gone(): boolean {
    return this.state.kind === 'failed' && this.state.problem.status === 404;
  }

  #isFailed({ definition, layout }: FlowDocument): boolean {
    return this.#failed?.definition === definition && this.#failed.layout === layout;
  }

  /** Saves at once what is not saved. */
  async saveNow(): Promise<void> {
    this.#cancel();
    if (!this.is_changed || this.state.kind === 'saving' || this.state.kind === 'clash') return;
    const { definition, layout } = this.#flow;
    this.#state.value = { kind: 'saving' };
    const answer = await this.#store({ definition, layout });
    if (answer.ok) {
      this.#stored = answer.value;
      if (this.is_changed) {
        this.#state.value = { kind: 'changed' };
        this.#later();
      } else this.#settle({ kind: 'saved' });
    } else if (answer.problem.status === 412) await this.#meet();
    else {
      this.#failed = { definition, layout };
      this.#state.value = { kind: 'failed', problem: answer.problem };
    }
  }

  /** Moving boxes alone makes no draft where there is none. */
  async #store(what: Pick<StoredVersion, 'definition' | 'layout'>): Promise<Answer<StoredVersion>> {
    const stored = this.#stored;
    if (!stored.is_draft && !this.#is_edited) {
      const answer = await this.#storage.saveLayout(what.layout);
      return answer.ok ? { ok: true, value: { ...stored, layout: what.layout } } : answer;
    }
    const answer = await this.#storage.save({ etag: stored.etag, ...what });
    return answer.ok ? { ok: true, value: { ...what, etag: answer.value, is_draft: true } } : answer;
  }

  /** The schedule may have been changed elsewhere: another tab, a colleague, a program. */
  async look(etag: string | null): Promise<void> {
    if (etag === this.#stored.etag || this.state.kind === 'saving' || this.state.kind === 'clash') return;
    await this.#meet();
  }

  /** What was kept in this browser from before is gone on with; on another version than it began from, it clashes. */
  goOnWith(kept: KeptDraft): void {
    const theirs = this.#stored;
    this.#flow.begin(kept);
    if (kept.etag === theirs.etag) this.changed();
    else this.#state.value = { kind: 'clash', clash: { base: kept.base, theirs } };
  }

  /** Out of a clash: the other's version as the draft, without what was done here. */
  takeTheirs(): void {
    if (this.state.kind !== 'clash') return;
    this.#take(this.state.clash.theirs);
  }

  /** Out of a clash: the version here as the draft, instead of the other's. */
  async keepMine(): Promise<void> {
    if (this.state.kind !== 'clash') return;
    this.#stored = this.state.clash.theirs;
    this.#state.value = { kind: 'changed' };
    await this.saveNow();
  }

  /** Out of a clash: the other's version, and the edits made here again on top of it where they still can be made. */
  async putMineOnTop(): Promise<void> {
    if (this.state.kind !== 'clash') return;
    const { base, theirs } = this.state.clash;
    const { definition, layout } = this.#flow;
    const { commands } = putOnTop({ base, mine: definition, theirs: theirs.definition });
    this.#take(theirs);
    const positions = { ...layout.positions, ...theirs.layout.positions };
    this.#flow.apply(
      { type: 'batch', name: 'put your changes on top', commands },
      { layout: { ...theirs.layout, positions } },
    );
    this.changed();
    await this.saveNow();
  }

  /** The draft was published or discarded here: what is stored is this now. */
  begin(stored: StoredVersion): void {
    this.#take(stored);
  }

  /** The page is left: what can still be sent is. */
  end(): void {
    this.#cancel();
    if (this.is_changed && !this.#flow.is_read_only) {
      this.#keep();
      void this.saveNow();
    }
  }

  /** Two versions met: when nothing was changed here, the newer simply takes its place. */
  async #meet(): Promise<void> {
    const answer = await this.#storage.read();
    if (!answer.ok) {
      this.#state.value = { kind: 'failed', problem: answer.problem };
      return;
    }
    const theirs = answer.value;
    if (theirs.etag === this.#stored.etag) {
      this.#state.value = { kind: this.is_changed ? 'changed' : 'saved' };
      if (this.is_changed) this.#later();
    } else if (this.#is_edited) {
      this.#keep();
      this.#state.value = { kind: 'clash', clash: { base: this.#stored.definition, theirs } };
    } else {
      const layout = movedOn(theirs.layout, { from: this.#stored.layout, to: this.#flow.layout });
      this.#take(theirs);
      this.#flow.begin({ definition: theirs.definition, layout });
      this.#storage.ontheirs();
      this.changed();
    }
  }

  #take(stored: StoredVersion): void {
    this.#stored = stored;
    if (this.#flow.definition !== stored.definition) this.#flow.begin(stored);
    this.#settle({ kind: 'saved' });
  }

  #settle(state: SaveState): void {
    this.#cancel();
    this.#storage.keep(null);
    this.#state.value = state;
  }

  #keep(): void {
    const { definition, layout } = this.#flow;
    const { etag, definition: base } = this.#stored;
    this.#storage.keep({ etag, base, definition, layout });
  }

  #later(): void {
    this.#cancel();
    this.#timer = setTimeout(() => void this.saveNow(), PAUSE);
  }

  #cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** Another's layout with what was moved here meanwhile where it was moved to; which are folded is as here. */
function movedOn(theirs: Layout, { from, to }: { readonly from: Layout; readonly to: Layout }): Layout {
  const moved = Object.entries(to.positions).filter(([id, at]) => !sameJson(at, from.positions[id]));
  return { folded: to.folded, positions: { ...theirs.positions, ...Object.fromEntries(moved) } };
}
