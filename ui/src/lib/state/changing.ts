import { createSubscriber } from 'svelte/reactivity';

/**
 * State outside of components that they follow: a getter that calls `followed()` is read again, wherever a template
 * or an effect reads it, after each `changed()`. Plain code listens with `onChange`.
 */
export abstract class Changing {
  readonly #listeners = new Set<() => void>();
  readonly #follow = createSubscriber((again) => this.onChange(again));

  /** Returns what ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected followed(): void {
    this.#follow();
  }

  protected changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
