import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { placeErrors, type FieldError } from '#lib/problems/place-errors.ts';
import type { AppointmentDraft, DraftTimes } from './appointment-draft.ts';
import { changeBody, isMoved, type ChangeBody } from './change-body.ts';
import { copyAspect, type Aspect } from './draft-aspect.ts';
import { draftPointers } from './draft-errors.ts';
import { draftOfEvent, type StoredAppointment } from './draft-of-event.ts';
import { eventBody, type EventBody } from './event-body.ts';
import { isSameDraft, mergeDrafts, type Merge } from './merge-drafts.ts';
import type { SaveRequest, Stored } from './save-appointment.ts';

/** What somebody else made of the appointment while it was open here. */
export interface OpenMerge extends Merge {
  readonly before: AppointmentDraft;
  readonly theirs: AppointmentDraft;
}

type Side = 'mine' | 'theirs';

/** The appointment as it is stored now. */
type Latest = StoredAppointment & { readonly id: string; readonly etag: string };

/** One open form: what is typed, what is stored, and what is wrong with it so far. */
export class AppointmentEditing {
  #draft: AppointmentDraft;
  #stored: Stored | null;
  #keep_answer = $state(false);
  #merge = $state.raw<OpenMerge | null>(null);
  #news = $state.raw<Latest | null>(null);
  /** Everything that was stored and this form knows of. */
  readonly #known = new Set<string>();
  #found = $state.raw<readonly FieldError[]>([]);
  readonly #chosen = new SvelteMap<Aspect, Side>();
  readonly #left = new SvelteSet<string>();
  readonly #fresh: AppointmentDraft;

  /** What is typed, as the API would be asked to make or change it. */
  readonly body: EventBody | ChangeBody = $derived.by(() =>
    this.stored === null
      ? eventBody(this.draft)
      : changeBody({ base: this.stored.draft, mine: this.draft, keep_answer: this.keep_answer }),
  );

  /** Whether who answered is asked what becomes of the answer: the time moves. */
  readonly is_moved = $derived.by(() => this.stored !== null && isMoved(this.stored.draft, this.draft));

  readonly is_unsaved = $derived.by(() => !isSameDraft(this.stored?.draft ?? this.#fresh, this.draft));

  readonly #errors = $derived.by(
    () => placeErrors([...(this.body.ok ? [] : this.body.errors), ...this.#found], draftPointers(this.draft)).by_field,
  );

  constructor({ draft, stored }: Pick<SaveRequest, 'draft' | 'stored'>) {
    this.#fresh = draft;
    this.#draft = $state.raw(draft);
    this.#stored = $state.raw(stored);
    if (stored !== null) this.#known.add(stored.etag);
  }

  get draft(): AppointmentDraft {
    return this.#draft;
  }

  get stored(): Stored | null {
    return this.#stored;
  }

  get keep_answer(): boolean {
    return this.#keep_answer;
  }

  set keep_answer(keep: boolean) {
    this.#keep_answer = keep;
  }

  get merge(): OpenMerge | null {
    return this.#merge;
  }

  change(part: Partial<AppointmentDraft>): void {
    this.#draft = { ...this.#draft, ...part };
  }

  changeTimes(part: Partial<DraftTimes>): void {
    this.change({ times: { ...this.#draft.times, ...part } });
  }

  /** Somebody else's change that is not shown yet; null: there is none. */
  get news(): Latest | null {
    return this.#news;
  }

  /** The form is left as the API or an earlier attempt has it. */
  resume({ draft, stored }: Pick<SaveRequest, 'draft' | 'stored'>): void {
    this.#draft = draft;
    this.#stored = stored;
    if (stored !== null) this.#known.add(stored.etag);
  }

  /** It was deleted meanwhile: what is typed becomes an appointment of its own. */
  becomeNew(): void {
    this.#stored = null;
    this.#merge = null;
    this.#news = null;
    this.change({ people: this.#draft.people.map((person) => ({ ...person, id: null })) });
  }

  /** Something else is stored by now: told where it matters to what is typed here, else taken over without a word. */
  hear(event: Latest): void {
    if (this.#stored === null || this.#known.has(event.etag)) return;
    const { changes, conflicts } = this.#mergeWith(event);
    if (changes.length + conflicts.length === 0 && this.#merge === null) this.meet(event);
    else this.#news = event;
  }

  /** What the API says is wrong with what is typed, by looking alone. */
  find(errors: readonly FieldError[]): void {
    this.#found = errors;
  }

  /** The person has been in this field and gone on: what is wrong with it may be said. */
  leave(pointer: string): void {
    this.#left.add(pointer);
  }

  /** They tried to save: everything that is wrong may be said. */
  leaveAll(): void {
    for (const pointer of draftPointers(this.#draft)) this.#left.add(pointer);
  }

  errorAt(pointer: string): string | null {
    return this.#left.has(pointer) ? (this.#errors.get(pointer)?.[0] ?? null) : null;
  }

  /** Somebody else stored something else meanwhile: theirs is what this form changes from now on. */
  meet(event: Latest): void {
    const merge = this.#mergeWith(event);
    this.#stored = { id: event.id, etag: event.etag, draft: merge.theirs };
    this.#known.add(event.etag);
    this.#news = null;
    this.#draft = merge.merged;
    this.#chosen.clear();
    this.#merge = merge.changes.length + merge.conflicts.length === 0 ? null : merge;
  }

  #mergeWith(event: Latest): OpenMerge {
    // What nobody has chosen yet is asked again, so it is compared with what stood before all of it.
    const open = this.undecided.length > 0 ? this.#merge?.before : undefined;
    const before = open ?? this.#stored?.draft ?? this.#draft;
    const theirs = draftOfEvent(event);
    return { ...mergeDrafts({ base: before, mine: this.#draft, theirs }), before, theirs };
  }

  chosen(aspect: Aspect): Side | null {
    return this.#chosen.get(aspect) ?? null;
  }

  choose(aspect: Aspect, side: Side): void {
    const merge = this.#merge;
    if (merge === null) return;
    this.#chosen.set(aspect, side);
    this.#draft = copyAspect({ from: side === 'mine' ? merge.merged : merge.theirs, to: this.#draft, aspect });
  }

  /** What both changed and nobody has chosen yet. */
  get undecided(): readonly Aspect[] {
    return this.#merge?.conflicts.filter((aspect) => !this.#chosen.has(aspect)) ?? [];
  }
}
