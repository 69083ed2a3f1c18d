import type { SealedColumns } from './content-opener.ts';
import type { SecureContent } from './secure-content.ts';

/** `shown`: what is private stands here, opened for staff; `deleted`: its time was over; null: it went as it stands. */
export type SecureStanding = 'shown' | 'deleted' | null;

interface Stored extends SealedColumns {
  readonly sent_securely: boolean;
  readonly subject: string | null;
  readonly body: string;
}

interface Shown {
  readonly subject: string | null;
  readonly body: string;
  readonly secure: SecureStanding;
}

/** A message as staff read it: of one that went securely its private words, not those that brought the link. */
export function shownToStaff(row: Stored, open: (row: SealedColumns) => SecureContent | null): Shown {
  if (!row.sent_securely) return { subject: row.subject, body: row.body, secure: null };
  const content = open(row);
  if (content === null) return { subject: null, body: '', secure: 'deleted' };
  return { subject: content.subject, body: content.body, secure: 'shown' };
}
