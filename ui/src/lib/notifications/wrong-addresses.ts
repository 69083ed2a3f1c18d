import type { NotificationRule } from '#lib/api/generated/types.gen.ts';
import type { FormProblem } from '#lib/problems/form-problem.ts';

/** What is wrong with the rules of the form, each address at the field where it was typed. */
export function wrongAddresses(problem: FormProblem, rules: readonly NotificationRule[]): FormProblem {
  const errors = problem.errors?.map((error) => {
    const rule = rules[Number(/^\/rules\/(\d+)\/address$/.exec(error.field)?.[1] ?? NaN)];
    return rule?.recipient === 'address'
      ? { ...error, field: '/others', message: `${rule.address} ${error.message}` }
      : error;
  });
  return { ...problem, errors };
}
