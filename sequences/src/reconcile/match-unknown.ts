/** The clocks of the provider and ours may differ by this, and a request may have hung for so long before it was taken. */
const BEFORE_MS = 60_000;
const AFTER_MS = 10 * 60_000;

/** A try whose end nobody told us. */
export interface UnknownTry {
  readonly message_id: string;
  readonly attempt_id: string;
  readonly from_address: string;
  readonly to_address: string;
  /** Null: a call, of which the provider keeps no words. */
  readonly body: string | null;
  readonly started_at: string;
}

/** What the provider's list has of a text or a call; `body` is empty for a call. */
export interface ListedTry {
  readonly provider_id: string;
  readonly inbound: boolean;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly created_at: Date;
}

/**
 * The text or call of the provider's list that a try became: same numbers, same words, the same minutes, and nobody else's. The
 * oldest of several: of two tries with the same words either may have it, and the other stays unknown. Pure.
 */
export function matchUnknown<Listed extends ListedTry>(
  attempt: UnknownTry,
  { listed, claimed }: { readonly listed: readonly Listed[]; readonly claimed: ReadonlySet<string> },
): Listed | null {
  const started = Date.parse(attempt.started_at);
  const found = listed.find(
    ({ inbound, provider_id, from, to, body, created_at }) =>
      !inbound &&
      !claimed.has(provider_id) &&
      from === attempt.from_address &&
      to === attempt.to_address &&
      (attempt.body === null || body.trim() === attempt.body.trim()) &&
      created_at.getTime() >= started - BEFORE_MS &&
      created_at.getTime() <= started + AFTER_MS,
  );
  return found ?? null;
}
