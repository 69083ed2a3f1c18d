import { RATE_LIMITED, RateLimited } from './rate-limited.ts';
import type { SendOutcome } from './send-outcome.ts';
import { TransportFailure } from './transport-failure.ts';

/** How long to wait when the provider does not say. */
const RETRY_AFTER_MS = 1_000;

/** Refused requests that a proxy may have answered after passing them on. */
const AMBIGUOUS_STATUSES: readonly number[] = [408, 499];

type Failure = Exclude<SendOutcome, { readonly type: 'accepted' }>;

/**
 * What a thrown call to the twilio package means for the message (architecture.md, "deliver").
 * Only a 429 and a connection that never stood are surely not sent; a 4xx is refused; all else is unknown.
 * Codes are `carrier_<Twilio's code>`, `carrier_http_<status>` where an error has none, `carrier_unreachable`.
 */
export function readTwilioFailure(fault: unknown): Failure {
  if (fault instanceof RateLimited) {
    return {
      type: 'not_sent',
      retry_after_ms: fault.retry_after_ms ?? RETRY_AFTER_MS,
      code: RATE_LIMITED,
      message: fault.message,
    };
  }
  if (fault instanceof TransportFailure) {
    return fault.reached
      ? { type: 'unknown', message: fault.message }
      : { type: 'not_sent', retry_after_ms: RETRY_AFTER_MS, code: 'carrier_unreachable', message: fault.message };
  }
  const message = fault instanceof Error ? fault.message : String(fault);
  const { status, code } = readRefusal(fault);
  if (status === null || status >= 500 || AMBIGUOUS_STATUSES.includes(status)) return { type: 'unknown', message };
  return { type: 'failed', code: code === null ? `carrier_http_${status}` : `carrier_${code}`, message };
}

/** The package throws RestException or TwilioServiceException; both carry the status, and the code where there is one. */
function readRefusal(fault: unknown): { readonly status: number | null; readonly code: number | null } {
  if (!(fault instanceof Error)) return { status: null, code: null };
  const status = 'status' in fault && typeof fault.status === 'number' ? fault.status : null;
  const code = 'code' in fault && typeof fault.code === 'number' ? fault.code : null;
  return { status, code };
}
