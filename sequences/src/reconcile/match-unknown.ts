import type { ListedMessage } from '@kept/channels/list-messages';

/** The clocks of the provider and ours may differ by this, and a request may have hung for so long before it was taken. */
const BEFORE_MS = 60_000;
const AFTER_MS = 10 * 60_000;

/** A try whose end nobody told us. */
export interface UnknownTry {
  readonly message_id: string;
  readonly attempt_id: string;
  readonly from_address: string;
  readonly to_address: string;
  readonly body: string;
  readonly started_at: string;
}

/**
 * The text of the provider's list that a try became: same numbers, same words, the same minutes, and nobody else's. The
 * oldest of several: of two tries with the same words either may have it, and the other stays unknown. Pure.
 */
export function matchUnknown(
  attempt: UnknownTry,
  { listed, claimed }: { readonly listed: readonly ListedMessage[]; readonly claimed: ReadonlySet<string> },
): ListedMessage | null {
  const started = Date.parse(attempt.started_at);
  const found = listed.find(
    ({ inbound, provider_id, from, to, body, created_at }) =>
      !inbound &&
      !claimed.has(provider_id) &&
      from === attempt.from_address &&
      to === attempt.to_address &&
      body.trim() === attempt.body.trim() &&
      created_at.getTime() >= started - BEFORE_MS &&
      created_at.getTime() <= started + AFTER_MS,
  );
  return found ?? null;
}
