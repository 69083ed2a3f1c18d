import { define } from '../scenario.spec-support.ts';
import { validate, type ValidateOptions } from '../validate.ts';
import type { IssueCode } from './issue-kinds.ts';
import type { Issue } from './issue.ts';

/** The issues of one check in a document. */
export function issuesOf(
  code: IssueCode,
  { document, options = {} }: { readonly document: object; readonly options?: Partial<ValidateOptions> },
): readonly Issue[] {
  return validate(define(document), { check_template: () => [], ...options }).filter((issue) => issue.code === code);
}

/** What the fix of an issue writes; null when it has none. */
export function written({ fix }: Issue): unknown {
  return fix?.command.type === 'edit_field' ? fix.command.value : null;
}
