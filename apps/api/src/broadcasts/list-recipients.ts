import type { EntityManager } from '@mikro-orm/postgresql';
import { CALL_COLUMN } from '@kept/sequences/journal/call-progress';
import type { RecipientPage } from './broadcast.schema.ts';
import { instantColumn } from './instant-column.ts';
import { WAITS_FOR_PIN } from './waits-for-pin.ts';

const ROWS = `
  select * from (
    select r.position, coalesce(p.name, c.name) as name, nullif(r.address, '') as address, r.contact_id, r.appointment_id,
      r.participant_id, r.message_id, ${instantColumn('m.sent_at')} as sent_at, ${CALL_COLUMN},
      case when r.status <> 'made' then r.status
        when m.status = 'skipped' and m.status_reason = 'broadcast_cancelled' then 'cancelled'
        when ${WAITS_FOR_PIN} then 'held' when m.status in ('held', 'planned') then 'due' else m.status end as outcome,
      case when r.status = 'made' then coalesce(m.error_code, m.status_reason) else r.reason end as reason,
      case when m.status in ('due', 'held', 'planned') and not ${WAITS_FOR_PIN} then ${instantColumn('m.due_at')} end as due_at,
      coalesce(m.status = 'due' and m.put_off_from is not null, false) as is_put_off
    from broadcast_recipient r
    left join message m on m.account_id = r.account_id and m.id = r.message_id
    left join participant p on p.account_id = r.account_id and p.id = r.participant_id
    left join contact c on c.account_id = r.account_id and c.id = r.contact_id
    where r.broadcast_id = ?) listed
  where ?::text is null or outcome = ?::text
  order by position limit ? offset ?`;

export interface RecipientQuery {
  readonly broadcast_id: string;
  readonly outcome: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** What became of each recipient of a broadcast, in the order in which they were named. */
export async function listRecipients(
  em: EntityManager,
  { broadcast_id, outcome, limit, offset }: RecipientQuery,
): Promise<readonly RecipientPage['recipients'][number][]> {
  return em.execute<RecipientPage['recipients'][number][]>(ROWS, [
    broadcast_id,
    outcome ?? null,
    outcome ?? null,
    limit,
    offset,
  ]);
}
