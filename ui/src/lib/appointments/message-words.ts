import type { MessageCounts } from '#lib/api/generated/types.gen.ts';

/** The Messages column: what has gone and what is to come; "…" until that is known. */
export function messageWords({ sent, planned }: MessageCounts): string {
  return `${sent} sent · ${planned ?? '…'} planned`;
}
