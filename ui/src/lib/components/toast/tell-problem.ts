import type { FormProblem } from '#lib/problems/form-problem.ts';
import { tell } from './tell.ts';

/** Says why something did not work, where there is no form to say it in. */
export function tellProblem({ title, detail, errors = [] }: FormProblem): void {
  const first = errors[0]?.message;
  tell(title, { tone: 'problem', detail: detail ?? first });
}
