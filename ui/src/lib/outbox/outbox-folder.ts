/** The outbox's folders with their places and words. */
export const OUTBOX_FOLDERS = [
  { folder: 'all', href: '/outbox', label: 'Outbox' },
  { folder: 'scheduled', href: '/outbox/scheduled', label: 'Scheduled' },
  { folder: 'failed', href: '/outbox/failed', label: 'Failed' },
  { folder: 'other', href: '/outbox/other', label: 'Other' },
] as const;

/** What was sent to several at once stands together, beside the folders of single messages. */
export const TOGETHER = { href: '/outbox/broadcasts', label: 'Sent together' } as const;

export type OutboxFolder = (typeof OUTBOX_FOLDERS)[number]['folder'];
