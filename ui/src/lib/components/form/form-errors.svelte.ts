import { getContext, setContext, untrack } from 'svelte';
import type { FormProblem } from '#lib/problems/form-problem.ts';
import { errorInWords, placeErrors } from '#lib/problems/place-errors.ts';

/** What is wrong with a form, put at its fields. Form makes one; its fields ask it. */
export class FormErrors {
  #problem = $state.raw<FormProblem | null>(null);
  #pointers = $state.raw<readonly string[]>([]);
  #changed = $state.raw<readonly string[]>([]);
  readonly #placed = $derived(placeErrors(this.#problem?.errors ?? [], this.#pointers));

  take(problem: FormProblem | null): void {
    this.#problem = problem;
    this.#changed = [];
  }

  /** A field on the screen; returns what takes it back. */
  add(pointer: string): () => void {
    // Called in effects, which must not follow what they change.
    untrack(() => {
      this.#pointers = [...this.#pointers, pointer];
    });
    return () => {
      this.#pointers = this.#pointers.filter((other) => other !== pointer);
    };
  }

  /** The field was typed in: what was said of it may no longer hold. */
  change(pointer: string): void {
    if (!this.#changed.includes(pointer)) this.#changed = [...this.#changed, pointer];
  }

  at(pointer: string): readonly string[] {
    return this.#changed.includes(pointer) ? [] : (this.#placed.by_field.get(pointer) ?? []);
  }

  /** What stands above the form: the problem as a whole and the errors that no field on the screen stands for. */
  get summary(): { readonly title: string; readonly detail: string | null; readonly lines: readonly string[] } | null {
    const problem = this.#problem;
    if (problem === null) return null;
    const lines = this.#placed.rest.map(errorInWords);
    const is_all_at_fields = this.#placed.by_field.size > 0 && lines.length === 0;
    if (is_all_at_fields) return null;
    return { title: problem.title, detail: problem.detail ?? null, lines };
  }
}

const CONTEXT = 'form-errors';

export function holdFormErrors(): FormErrors {
  const errors = new FormErrors();
  setContext(CONTEXT, errors);
  return errors;
}

export function formErrors(): FormErrors | undefined {
  return getContext<FormErrors | undefined>(CONTEXT);
}
