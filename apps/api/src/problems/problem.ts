/** What is wrong with one field of a request. `field` is a JSON pointer into the body, or a parameter's name. */
export interface FieldError {
  readonly field: string;
  /** Stable, such as `unknown_time_zone`. */
  readonly code: string;
  /** In the reader's words: the problem and the way out. */
  readonly message: string;
}

export interface ProblemContent {
  readonly status: number;
  /** Stable; what programs look at. */
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Further members of the answer, such as both versions of a stale save. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ends a request with an RFC 9457 answer. Thrown by anything below a controller; the filter writes it. */
export class Problem extends Error {
  readonly content: ProblemContent;

  constructor(content: ProblemContent) {
    super(content.detail ?? content.title);
    this.name = 'Problem';
    this.content = content;
  }
}
