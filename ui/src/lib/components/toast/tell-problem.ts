import type { FormProblem } from '#lib/problems/form-problem.ts';
import { detailOf } from './detail-of.ts';
import { tell } from './tell.ts';

/** Says why something did not work, where there is no form to say it in. */
export function tellProblem(problem: FormProblem): void {
  tell(problem.title, { tone: 'problem', detail: detailOf(problem) });
}
