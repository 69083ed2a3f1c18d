import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import type { StopPreview } from './stopped-addresses.schema.ts';

const READ: Statement = {
  name: 'preview_stop',
  text: `select
      (select e.id from stop_list_entry e where e.account_id = $1 and e.type = $2 and e.address = $3) as entry_id,
      (select c.name from contact_address ca join contact c on c.account_id = ca.account_id and c.id = ca.contact_id
        where ca.account_id = $1 and ca.type = $2 and ca.address = $3) as contact_name,
      (select count(*)::int from message m where m.account_id = $1 and m.to_address = $3 and m.direction = 'out'
        and m.kind <> 'notification' and m.status in ('due', 'held')) as unsent,
      (select count(distinct ap.id)::int from participant p
        join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id
        join account a on a.id = p.account_id
        where p.account_id = $1 and p.removed_at is null and ap.deleted_at is null and ap.status = 'scheduled'
          and case when $2 = 'phone' then p.phone = $3 else p.email = $3 end
          and ap.start_at > clock_timestamp() + a.clock_offset_ms * interval '1 millisecond') as appointments`,
};

/** What stopping a normalised address would mean now. Changes nothing. */
export async function previewStop(
  request: TransactionRequest & { readonly type: 'phone' | 'email'; readonly address: string },
): Promise<StopPreview> {
  const { account_id, type, address } = request;
  return inTransaction(request, async (transaction) => {
    const [row] = await transaction.read<Omit<StopPreview, 'type' | 'address'>>(READ, [account_id, type, address]);
    if (row === undefined) throw new Error('a row of subselects is always there');
    return { type, address, ...row };
  });
}
