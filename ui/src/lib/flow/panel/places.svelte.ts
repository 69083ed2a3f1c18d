import { getContext, setContext, untrack } from 'svelte';
import type { Issue } from '@kept/rules/checks/issue';
import type { FlowDocument } from '../document/flow-document.ts';
import { homeOf } from './home-of.ts';

interface Shown {
  readonly pointer: string;
  readonly focus: () => void;
}

/** The fields that the panel shows, by their JSON pointers: each issue is told at the nearest, and is led to there. */
export class Places {
  #shown = $state.raw<readonly Shown[]>([]);
  readonly #issues;

  constructor(flow: FlowDocument) {
    this.#issues = $derived.by(() => {
      const pointers = this.#shown.map(({ pointer }) => pointer);
      return Map.groupBy(flow.issues, ({ pointer }) => homeOf(pointers, pointer));
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

export function holdPlaces(flow: FlowDocument): Places {
  const places = new Places(flow);
  setContext(CONTEXT, places);
  return places;
}

export function panelPlaces(): Places {
  return getContext<Places>(CONTEXT);
}
