import type { SenderDetail } from '#lib/api/generated/types.gen.ts';

/** How a sender fared in the last 24 hours: "12 sent, 1 failed, 3 received". */
export function dayWords({ sent, failed, unknown, received }: SenderDetail['last_day']): string {
  const parts = [
    sent > 0 ? `${sent} sent` : null,
    failed > 0 ? `${failed} failed` : null,
    unknown > 0 ? `${unknown} unclear` : null,
    received > 0 ? `${received} received` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
