/** A control request that names nothing the sandbox has, or holds a wrong value. `field` is '' for the body as a whole. */
export class BadRequest extends Error {
  readonly status: 400 | 404 | 409;
  readonly problems: readonly { readonly field: string; readonly message: string }[];

  constructor(status: 400 | 404 | 409, problems: BadRequest['problems']) {
    super(problems.map((problem) => `${problem.field}: ${problem.message}`).join('; '));
    this.status = status;
    this.problems = problems;
  }
}
