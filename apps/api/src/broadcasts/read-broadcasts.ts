import type { EntityManager } from '@mikro-orm/postgresql';
import type { BroadcastAnswer } from './broadcast.schema.ts';
import { WAITS_FOR_PIN } from './waits-for-pin.ts';
import { instantColumn } from './instant-column.ts';

type Counts = BroadcastAnswer['counts'];

interface Row extends Omit<BroadcastAnswer, 'counts' | 'words' | 'subject'> {
  readonly content: unknown;
}

interface CountRow extends Counts {
  readonly broadcast_id: string;
}

const COLUMNS = `b.id, b.channel, b.status, b.content, b.sent_securely, b.template_id, b.asks_own_question, u.name as written_by, b.source,
  ${instantColumn('b.send_at')} as send_at, b.time_zone, b.recipient_count, ${instantColumn('b.created_at')} as created_at,
  ${instantColumn('b.started_at')} as started_at, ${instantColumn('b.ended_at')} as ended_at
  from broadcast b left join "user" u on u.account_id = b.account_id and u.id = b.created_by_user_id`;

const COUNTS = `
  select r.broadcast_id,
    count(*) filter (where r.status = 'waiting')::int as waiting,
    count(*) filter (where m.status in ('due', 'sending', 'held', 'planned') and not waits.for_pin)::int as on_their_way,
    count(*) filter (where m.status in ('accepted', 'delivered'))::int as sent,
    count(*) filter (where m.status = 'delivered')::int as delivered,
    count(*) filter (where m.status = 'failed')::int as failed,
    count(*) filter (where m.status = 'unknown')::int as unknown,
    count(*) filter (where r.status = 'held' or waits.for_pin)::int as held,
    count(*) filter (where r.status = 'skipped'
      or (m.status = 'skipped' and m.status_reason is distinct from 'broadcast_cancelled'))::int as skipped,
    count(*) filter (where r.status = 'cancelled'
      or (m.status = 'skipped' and m.status_reason = 'broadcast_cancelled'))::int as cancelled
  from broadcast_recipient r
  left join message m on m.account_id = r.account_id and m.id = r.message_id
  cross join lateral (select ${WAITS_FOR_PIN} as for_pin) waits
  where r.broadcast_id = any(?::uuid[]) group by r.broadcast_id`;

/** How much of the words a list shows. */
const EXCERPT = 200;

export interface BroadcastQuery {
  readonly id?: string;
  readonly status?: BroadcastAnswer['status'] | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Broadcasts with how their messages fare: those that wait for their time in its order, all others newest first. */
export async function readBroadcasts(
  em: EntityManager,
  { id, status, limit, offset }: BroadcastQuery,
): Promise<readonly BroadcastAnswer[]> {
  const rows = await em.execute<Row[]>(
    `select ${COLUMNS} where (?::uuid is null or b.id = ?::uuid) and (?::text is null or b.status = ?::text)
      order by ${status === 'scheduled' ? 'b.send_at, b.id' : 'b.id desc'} limit ? offset ?`,
    [id ?? null, id ?? null, status ?? null, status ?? null, limit, offset],
  );
  const counted = await em.execute<CountRow[]>(COUNTS, [`{${rows.map((row) => row.id).join(',')}}`]);
  const counts = new Map(counted.map(({ broadcast_id, ...each }) => [broadcast_id, each]));
  return rows.map(({ content, ...row }) => ({
    ...row,
    subject: subjectOf(content),
    words: wordsOf(content).slice(0, EXCERPT),
    counts: counts.get(row.id) ?? NONE,
  }));
}

const NONE: Counts = {
  waiting: 0,
  on_their_way: 0,
  sent: 0,
  delivered: 0,
  failed: 0,
  unknown: 0,
  held: 0,
  skipped: 0,
  cancelled: 0,
};

function subjectOf(content: unknown): string | null {
  if (typeof content !== 'object' || content === null || !('subject' in content)) return null;
  return typeof content.subject === 'string' && content.subject.trim() !== '' ? content.subject : null;
}

/** The words as written: a call's are what it says. */
function wordsOf(content: unknown): string {
  if (typeof content !== 'object' || content === null) return '';
  if ('body' in content && typeof content.body === 'string') return content.body;
  if (!('script' in content) || !Array.isArray(content.script)) return '';
  return content.script
    .flatMap((part: unknown) =>
      typeof part === 'object' && part !== null && 'say' in part && typeof part.say === 'string' ? [part.say] : [],
    )
    .join(' ');
}
