import type { FormProblem } from '#lib/problems/form-problem.ts';

const OF_ANOTHER_VERSION = new Set(['/version', '/definition/spec_version']);

/** Why nothing was made of a file: which file, where in it, and the way out. */
export function whyNotImported(file_name: string, problem: FormProblem): FormProblem {
  const { code, errors = [] } = problem;
  const [first, ...more] = errors;
  if (first === undefined) return problem;
  if (errors.some(({ field }) => OF_ANOTHER_VERSION.has(field)))
    return {
      code,
      title: `${file_name} was written by another version of Kept`,
      detail:
        'Nothing was made of it. Bring this installation up to that version, or export the schedule from one of this version.',
    };
  const others = more.length === 0 ? '' : `, and ${more.length} more`;
  return {
    code,
    title: `${file_name} cannot be imported`,
    detail: `${first.field}: ${first.message}${others}. Nothing was made of it: export it once more, and import that file.`,
  };
}
