import { randomUUID } from 'node:crypto';
import type { World } from '../world.spec-support.ts';

/** Numbers of no zone, so that no hour of the day puts them off. */
export const numberOf = (index: number): string => `+1833555${String(index).padStart(4, '0')}`;

/** A text to so many numbers, as compose leaves it behind; answers its id. */
export async function writtenBroadcast(
  { clinic }: World,
  {
    count,
    body = 'Closed today',
    in_hours = 0,
  }: { readonly count: number; readonly body?: string; readonly in_hours?: number },
): Promise<string> {
  const id = randomUUID();
  const { account_id } = clinic;
  await clinic.sql(
    `insert into broadcast (id, account_id, channel, status, content, source, send_at, time_zone, recipient_count)
     select $1, a.id, 'sms', 'scheduled', $3, 'api',
       clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' + $4 * interval '1 hour', 'UTC', $5
     from account a where a.id = $2`,
    [id, account_id, JSON.stringify({ body, attachments: [], template_id: null }), in_hours, count],
  );
  await clinic.sql(
    `insert into broadcast_recipient (account_id, broadcast_id, position, address, status)
     select $1, $2, position - 1, address, 'waiting' from unnest($3::text[]) with ordinality as t (address, position)`,
    [account_id, id, Array.from({ length: count }, (_, index) => numberOf(index))],
  );
  return id;
}
