import type { WebhookDelivery } from '#lib/api/generated/types.gen.ts';

/** While something is under way, and while nothing is. */
const [SOON_MS, CALM_MS] = [3_000, 15_000];

/**
 * In how long the log of a webhook is read again: soon while one of those in sight waits for its answer, never while
 * somebody looks at older ones, which change no more by themselves.
 */
export function lookAgainIn(
  deliveries: readonly Pick<WebhookDelivery, 'status'>[],
  { is_first_page }: { readonly is_first_page: boolean },
): number | false {
  if (!is_first_page) return false;
  return deliveries.some(({ status }) => status === 'pending') ? SOON_MS : CALM_MS;
}
