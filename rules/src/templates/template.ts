import type { TemplateWords } from './template-schemas.ts';

/** Words that an account wrote for use again. */
export type Template = TemplateWords & {
  readonly id: string;
  readonly name: string;
  /** Put away: what names it already goes on saying it. */
  readonly is_archived: boolean;
};
