import type { OpenContent, SealedColumns } from './content-opener.ts';

/**
 * `shown`: what is private stands here, opened for staff; `withheld`: whoever asks may not read it; `deleted`: its time was
 * over; `planned`: it is to go so, in the words of today; null: it went as it stands.
 */
export type SecureStanding = 'shown' | 'withheld' | 'deleted' | 'planned' | null;

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

/**
 * A message as staff read it: of one that went securely its private words, not the words that brought the link.
 * `open` is null where whoever asks may not read them.
 */
export function shownToStaff(row: Stored, open: OpenContent | null): Shown {
  // what only brings a new link never had private words
  if (!row.sent_securely || row.data_key_id === null) return { subject: row.subject, body: row.body, secure: null };
  if (open === null) return { subject: null, body: '', secure: 'withheld' };
  const content = open(row);
  if (content === null) return { subject: null, body: '', secure: 'deleted' };
  return { subject: content.subject, body: content.body, secure: 'shown' };
}
