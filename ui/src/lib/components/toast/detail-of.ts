import type { FormProblem } from '#lib/problems/form-problem.ts';

/** Beyond these a toast is not read any more. */
const FIELDS_TOLD = 3;

/** The words under a problem's title where no fields are on the screen: what is wrong with them, else the way out. */
export function detailOf({ detail, errors = [] }: FormProblem): string | undefined {
  return errors.length === 0
    ? (detail ?? undefined)
    : errors
        .slice(0, FIELDS_TOLD)
        .map(({ message }) => message)
        .join(' ');
}
