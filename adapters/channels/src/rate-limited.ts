/** The code of a message the provider did not take because too many come. */
export const RATE_LIMITED = 'carrier_20429';

/** The provider answered 429: the request was not taken. `retry_after_ms` is null when it did not say how long. */
export class RateLimited extends Error {
  readonly retry_after_ms: number | null;

  constructor(retry_after_ms: number | null) {
    super('the provider limits the rate (HTTP 429)');
    this.name = 'RateLimited';
    this.retry_after_ms = retry_after_ms;
  }
}
