/** What an API route answers; `body` is sent as JSON. */
export type RestAnswer = {
  readonly status: number;
  readonly body: unknown;
  /** Seconds, for the Retry-After header. */
  readonly retry_after?: number | undefined;
};
