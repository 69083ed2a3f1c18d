import { getContext, setContext, untrack } from 'svelte';
import type { Issue } from '@kept/rules/checks/issue';
import { homeOf } from './home-of.ts';

interface Shown {
  readonly pointer: string;
  readonly focus: () => void;
}

/** What is wrong with what the fields are of, and what settles it where it can be settled: a document, as a rule. */
interface Looked {
  readonly issues: readonly Issue[];
  readonly settle?: ((fix: NonNullable<Issue['fix']>) => void) | null;
}

/** The fields that the panel shows, by their JSON pointers: each issue is told at the nearest, and is led to there. */
export class Places {
  #shown = $state.raw<readonly Shown[]>([]);
  readonly #issues;
  readonly #looked: Looked;

  constructor(looked: Looked) {
    this.#looked = looked;
    this.#issues = $derived.by(() => {
      const pointers = this.#shown.map(({ pointer }) => pointer);
      return Map.groupBy(looked.issues, ({ pointer }) => homeOf(pointers, pointer));
    });
  }

  /** A field on the screen; returns what takes it back. */
  add(shown: Shown): () => void {
    // called in effects, which must not follow what they change
    untrack(() => (this.#shown = [...this.#shown, shown]));
    return () => (this.#shown = this.#shown.filter((other) => other !== shown));
  }

  /** What is wrong at this field and in what lies within it that has no field of its own. */
  issuesAt(pointer: string): readonly Issue[] {
    return this.#issues.get(pointer) ?? [];
  }

  /** Makes the edit that settles an issue; null: none can be made here. */
  get settle(): ((fix: NonNullable<Issue['fix']>) => void) | null {
    return this.#looked.settle ?? null;
  }

  /** Puts the focus to the field of this pointer; what is not shown leaves it where it is. */
  focus(pointer: string): void {
    const home = homeOf(
      this.#shown.map((each) => each.pointer),
      pointer,
    );
    this.#shown.find((each) => each.pointer === home)?.focus();
  }
}

const CONTEXT = 'flow-panel-places';

export function holdPlaces(looked: Looked): Places {
  const places = new Places(looked);
  setContext(CONTEXT, places);
  return places;
}

export function panelPlaces(): Places {
  return getContext<Places>(CONTEXT);
}
