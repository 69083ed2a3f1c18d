import type { Problem } from '#lib/api/problem.ts';
import type { FormProblem } from '#lib/problems/form-problem.ts';

/** Something of the document that keeps it from being published. */
export interface Obstacle {
  /** JSON pointer into the definition. */
  readonly pointer: string;
  readonly message: string;
}

interface Refusal {
  readonly problem: FormProblem;
  /** What the API found in the document that this page could not know. */
  readonly obstacles: readonly Obstacle[];
}

const DEFINITION = '/definition';

/** Why a publish was refused, and what can be done about it. */
export function whyNotPublished(problem: Problem): Refusal {
  const { code, errors = [] } = problem;
  if (code === 'stale_revision')
    return refused({
      code,
      title: 'Somebody else saved this schedule just now',
      detail: 'Nothing was published. What changes is shown anew above: look it through, and publish again.',
    });
  if (code === 'no_draft')
    return refused({
      code,
      title: 'Somebody else published or discarded this draft just now',
      detail: 'You have published nothing. Close this to see the schedule as it is now.',
    });
  if (code !== 'definition_not_publishable') return refused(problem);
  return {
    problem: {
      code,
      title: 'It cannot be published like this',
      detail: 'Nothing was published. What stands in the way is listed above; each leads to its place.',
    },
    obstacles: errors.map(({ field, message }) => ({
      pointer: field.startsWith(DEFINITION) ? field.slice(DEFINITION.length) : '',
      message,
    })),
  };
}

function refused(problem: FormProblem): Refusal {
  return { problem, obstacles: [] };
}
