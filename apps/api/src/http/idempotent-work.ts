import { AsyncLocalStorage } from 'node:async_hooks';

/** The Idempotency-Key under which the present request works. */
export interface IdempotentWork {
  readonly account_id: string;
  readonly key: string;
}

/**
 * Which key the present request works under, for whoever opens its transactions: each marks the key's row, so that the
 * mark commits with the work or not at all (ADR 0066). Empty outside of a request with a key.
 */
export const idempotentWork = new AsyncLocalStorage<IdempotentWork>();
