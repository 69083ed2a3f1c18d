import type { FieldError } from './place-errors.ts';

/** Why something was refused: a problem of the API, or one that the page found itself. */
export interface FormProblem {
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

/** What to say when a request failed in a way nobody foresaw. */
export const UNFORESEEN: FormProblem = {
  code: 'unforeseen',
  title: 'That did not work',
  detail: 'Nothing of what you typed is lost. Try again; if it stays so, tell whoever runs this installation.',
};
