import type { EntityManager } from '@mikro-orm/postgresql';
import type { Addresses } from '../contacts/addresses-of.ts';

interface ReaddressRequest {
  readonly account_id: string;
  readonly participant_id: string;
  readonly before: Addresses;
  readonly after: Addresses;
}

/** One that a delivery has taken meanwhile is not `due` any more and stays as it is. */
const REDIRECT = `
  with theirs as (
    select id, sender_id from message
    where participant_id = ?::uuid and kind = 'auto_message' and status = 'due' and (channel = 'email') = ? for no key update),
  on_line as (
    insert into line (id, account_id, sender_id, address)
    select uuidv7(), ?::uuid, sender_id, ? from theirs where sender_id is not null group by sender_id
    on conflict (account_id, sender_id, address) do update set address = excluded.address returning id, sender_id),
  in_thread as (
    insert into thread (id, account_id, contact_id, type, address, last_message_at)
    select uuidv7(), p.account_id, p.contact_id, ?, ?, now() from participant p
    where p.id = ?::uuid and exists (select from theirs)
    on conflict (account_id, type, address) do update set contact_id = coalesce(thread.contact_id, excluded.contact_id)
    returning id)
  update message m set to_address = ?, line_id = on_line.id, thread_id = in_thread.id, updated_at = now()
  from theirs left join on_line on on_line.sender_id = theirs.sender_id cross join in_thread where m.id = theirs.id`;

const GIVE_UP = `
  update message set status = 'skipped', status_reason = 'no_address', updated_at = now()
  where participant_id = ?::uuid and kind = 'auto_message' and status = 'due' and (channel = 'email') = ?
  returning effect_key`;

/**
 * Sends what stands in the queue for somebody to their new addresses. What has no address any more is given up: its keys
 * are answered, for the sequence to hear of.
 */
export async function readdressMessages(
  em: EntityManager,
  { account_id, participant_id, before, after }: ReaddressRequest,
): Promise<readonly string[]> {
  const given_up: string[] = [];
  for (const type of ['phone', 'email'] as const) {
    const address = after[type];
    const by_email = type === 'email';
    if (address === before[type]) continue;
    if (address === null) {
      const rows = await em.execute<{ effect_key: string | null }[]>(GIVE_UP, [participant_id, by_email]);
      given_up.push(...rows.flatMap(({ effect_key }) => (effect_key === null ? [] : [effect_key])));
      continue;
    }
    await em.execute(REDIRECT, [participant_id, by_email, account_id, address, type, address, participant_id, address]);
  }
  return given_up;
}
