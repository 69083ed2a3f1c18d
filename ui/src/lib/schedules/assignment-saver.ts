import type { Assignment, Assignments, SavedAssignment } from '#lib/api/generated/types.gen.ts';
import type { Problem } from '#lib/api/problem.ts';
import { Followed } from '#lib/state/followed.ts';
import { assignmentChanges } from './assignment-changes.ts';
import { savedAssignments } from './saved-assignments.ts';

type List = readonly Assignment[];

/** A change of who gets what, made again where somebody else was quicker; null: it cannot be made. */
export interface AssignmentChange {
  /** `“Surgery” is asked 1st` */
  readonly done: string;
  readonly make: (list: List) => List | null;
}

interface Clash {
  /** What somebody else did meanwhile, a sentence each. */
  readonly theirs: readonly string[];
  readonly mine: AssignmentChange;
}

type Answer = { readonly ok: true; readonly stored: Assignments } | { readonly ok: false; readonly problem: Problem };

/** What the saver needs of the world around it. */
interface World {
  readonly save: (assignments: SavedAssignment[], etag: string) => Promise<Answer>;
  readonly read: () => Promise<Answer>;
  /** Something is stored; `undo` takes it back. */
  readonly ondone: (done: string, undo: () => Promise<void>) => void;
  readonly onproblem: (problem: Problem) => void;
}

/**
 * Who gets which schedule, as it is shown and changed: what is done shows at once and is stored one after the other;
 * what cannot be stored is taken back, and what somebody else did meanwhile is never overwritten unasked.
 */
export class AssignmentSaver {
  readonly #world: World;
  readonly #shown;
  readonly #clash = new Followed<Clash | null>(null);
  #stored: Assignments;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(stored: Assignments, world: World) {
    this.#stored = stored;
    this.#world = world;
    this.#shown = new Followed<List>(stored.assignments);
  }

  get shown(): List {
    return this.#shown.value;
  }

  get clash(): Clash | null {
    return this.#clash.value;
  }

  /** It was read again. */
  look(stored: Assignments): void {
    if (this.#waiting === 0 && this.clash === null) this.#take(stored);
  }

  /** Makes a change and stores it; false: it cannot be made. */
  async change(change: AssignmentChange): Promise<boolean> {
    const next = change.make(this.shown);
    if (next === null) return false;
    const before = this.shown;
    this.#shown.value = next;
    this.#waiting += 1;
    this.#last = this.#last.then(() => this.#store({ change, before, next }));
    await this.#last;
    return true;
  }

  /** Out of a clash: what they did stays, without what was done here. */
  takeTheirs(): void {
    this.#clash.value = null;
  }

  /** Out of a clash: the same again on what they did. */
  async makeAgain(): Promise<boolean> {
    const { clash } = this;
    this.#clash.value = null;
    return clash !== null && this.change(clash.mine);
  }

  async #store({
    change,
    before,
    next,
  }: {
    readonly change: AssignmentChange;
    readonly before: List;
    readonly next: List;
  }): Promise<void> {
    // what came before could not be stored, so what was made of it is not either
    if (this.clash !== null) {
      this.#waiting -= 1;
      return;
    }
    const answer = await this.#world.save(savedAssignments(next), this.#stored.etag);
    this.#waiting -= 1;
    if (answer.ok) {
      this.#stored = answer.stored;
      if (this.#waiting === 0) this.#shown.value = answer.stored.assignments;
      this.#world.ondone(change.done, async () => {
        await this.change({ done: 'It is as it was before', make: () => before });
      });
      return;
    }
    if (answer.problem.status === 412) await this.#meet(change);
    else {
      this.#shown.value = this.#stored.assignments;
      this.#world.onproblem(answer.problem);
    }
  }

  async #meet(mine: AssignmentChange): Promise<void> {
    const answer = await this.#world.read();
    if (!answer.ok) {
      this.#shown.value = this.#stored.assignments;
      this.#world.onproblem(answer.problem);
      return;
    }
    const theirs = assignmentChanges(this.#stored.assignments, answer.stored.assignments);
    this.#take(answer.stored);
    this.#clash.value = { theirs, mine };
  }

  #take(stored: Assignments): void {
    this.#stored = stored;
    this.#shown.value = stored.assignments;
  }
}
