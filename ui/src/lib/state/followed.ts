import { Changing } from './changing.ts';

/**
 * One value outside of components that they follow: whatever reads `value` in a template or an effect is read again
 * once it is set. Plain TypeScript, so that what is made of it is tested without a browser.
 */
export class Followed<T> extends Changing {
  #value: T;

  constructor(value: T) {
    super();
    this.#value = value;
  }

  get value(): T {
    this.followed();
    return this.#value;
  }

  set value(next: T) {
    if (Object.is(next, this.#value)) return;
    this.#value = next;
    this.changed();
  }
}
