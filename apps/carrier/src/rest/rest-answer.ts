/** What an API route answers; `body` is sent as JSON, bytes as they are. */
export type RestAnswer = {
  readonly status: number;
  readonly body: unknown;
  /** Of bytes. */
  readonly content_type?: string;
  /** Seconds, for the Retry-After header. */
  readonly retry_after?: number | undefined;
};
