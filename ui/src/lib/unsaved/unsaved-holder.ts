import { getContext, setContext } from 'svelte';

/** What a dialog or drawer asks before it closes: does anything in it hold unsaved changes? */
export class UnsavedHolder {
  readonly #askers = new Set<() => boolean>();

  get isUnsaved(): boolean {
    return [...this.#askers].some((ask) => ask());
  }

  /** Returns what takes it back. */
  add(ask: () => boolean): () => void {
    this.#askers.add(ask);
    return () => this.#askers.delete(ask);
  }
}

const CONTEXT = 'unsaved-holder';

/** Makes this component the one that forms within report to. */
export function holdUnsaved(): UnsavedHolder {
  const holder = new UnsavedHolder();
  setContext(CONTEXT, holder);
  return holder;
}

/** The dialog or drawer around, if any. */
export function unsavedHolder(): UnsavedHolder | undefined {
  return getContext<UnsavedHolder | undefined>(CONTEXT);
}
