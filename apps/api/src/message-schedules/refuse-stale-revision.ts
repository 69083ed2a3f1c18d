import { Problem } from '../problems/problem.ts';
import { revisionAnswer, type RevisionRow } from './revision-answer.ts';

interface Match {
  /** The tag of what the author began from. */
  readonly if_match: string | null;
  /** The draft, else what is published; null: neither. */
  readonly current: RevisionRow | null;
  /** What the author wanted to store, so that nothing typed is lost. */
  readonly yours: unknown;
}

/** Keeps an author from overwriting what somebody else has saved since: 428 without a tag, 412 with both versions. */
export function refuseStaleRevision({ if_match, current, yours }: Match): void {
  if (if_match === null) {
    throw new Problem({
      status: 428,
      code: 'if_match_missing',
      title: 'If-Match is needed',
      detail: 'Send the etag of the revision you began from, so that nobody’s work is overwritten.',
    });
  }
  if (if_match === '*' || if_match === current?.etag) return;
  throw new Problem({
    status: 412,
    code: 'stale_revision',
    title: 'Somebody has saved another version since',
    detail: 'Nothing was stored. Both versions stand below.',
    more: { current: current === null ? null : revisionAnswer(current), yours },
    ...(current === null ? {} : { headers: { etag: current.etag } }),
  });
}
