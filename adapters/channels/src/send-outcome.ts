/**
 * What is known after one call to a provider; there is no fifth case (reliability.md, promise 1).
 * - accepted: the provider took it. `segments` is null where the provider does not say.
 * - not_sent: it surely did not happen; try again after `retry_after_ms`.
 * - failed: the provider refused it, and would again.
 * - unknown: it may or may not have happened; never send it again on this alone.
 */
export type SendOutcome =
  | { readonly type: 'accepted'; readonly provider_id: string; readonly segments: number | null }
  | { readonly type: 'not_sent'; readonly retry_after_ms: number; readonly code: string; readonly message: string }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
  | { readonly type: 'unknown'; readonly message: string };
