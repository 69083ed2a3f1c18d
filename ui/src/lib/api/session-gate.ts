import { Changing } from '#lib/state/changing.ts';

/** again: the same person signed in again; left: they did not, or somebody else did. */
type Outcome = 'again' | 'left';

/**
 * Asks whoever sits at an open page to sign in again when their session has ended. Calls wait here and are repeated, so
 * that nothing typed is lost. Before anybody signed in it asks nobody.
 */
export class SessionGate extends Changing {
  #user_id: string | null = null;
  #asking: { readonly outcome: Promise<Outcome>; readonly end: (outcome: Outcome) => void } | null = null;

  /** The dialog to sign in again is due. */
  get is_asking(): boolean {
    this.followed();
    return this.#asking !== null;
  }

  /** Whether a session that is gone is news: somebody is signed in as far as this page knows. */
  get is_signed_in(): boolean {
    this.followed();
    return this.#user_id !== null;
  }

  /** Somebody signed in. Calls that wait go on when it is who it was before. */
  signedIn(user_id: string): Outcome {
    const outcome: Outcome = this.#user_id === null || this.#user_id === user_id ? 'again' : 'left';
    this.#user_id = user_id;
    this.#end(outcome);
    return outcome;
  }

  /** They signed out, or would rather not sign in again: calls that wait fail. */
  signedOut(): void {
    this.#user_id = null;
    this.#end('left');
  }

  /** Asks once, however many wait. */
  ask(): Promise<Outcome> {
    if (this.#asking === null) {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      this.#asking = { outcome: promise, end: resolve };
      this.changed();
    }
    return this.#asking.outcome;
  }

  #end(outcome: Outcome): void {
    const asking = this.#asking;
    this.#asking = null;
    asking?.end(outcome);
    this.changed();
  }
}
