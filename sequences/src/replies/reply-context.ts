import type { Instant } from '@kept/rules/instant';
import type { AccountSettings } from '../load-sequence.ts';
import type { Statement, Transaction } from '../transaction.ts';
import { addressType } from './mail-reply.ts';
import type { ReplyRequest } from './receive-reply.ts';

/** What taking in a reply needs to know of the account, our number and the person. */
export interface ReplyContext {
  readonly sender_id: string;
  readonly opt_out_words: readonly string[];
  readonly carrier_answers_opt_out: boolean;
  readonly now: Instant;
  readonly account_name: string;
  readonly settings: AccountSettings;
  readonly contact_id: string | null;
  readonly contact_name: string | null;
  readonly locale: string;
  /** Notices of unsigned mails are counted by the hour, of the real clock. */
  readonly hour: number;
  readonly notices_this_hour: number;
}

const READ: Statement = {
  name: 'read_reply_context',
  text: `select se.id as sender_id, se.opt_out_words,
      coalesce((ch.capabilities ->> 'carrier_answers_opt_out')::boolean, false) as carrier_answers_opt_out,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now, a.name as account_name, a.settings,
      c.id as contact_id, c.name as contact_name, coalesce(c.locale, a.locale) as locale,
      hour.number as hour,
      (select count(*)::int from effect_key k where k.account_id = a.id and $4 = 'email'
        and k.key >= 'inbox_unsigned/' || hour.number || '/' and k.key < 'inbox_unsigned/' || hour.number + 1
        and starts_with(k.key, 'inbox_unsigned/' || hour.number || '/')) as notices_this_hour
    from sender se
    join account a on a.id = se.account_id
    cross join (select floor(extract(epoch from now()) / 3600)::int as number) hour
    join channel ch on ch.account_id = se.account_id and ch.id = se.channel_id
    left join contact_address ca on ca.account_id = se.account_id and ca.type = se.type and ca.address = $3
    left join contact c on c.account_id = ca.account_id and c.id = ca.contact_id
    where se.account_id = $1 and se.type = $4 and se.address = $2`,
};

/** Null when the account has no such number. */
export async function readReplyContext(transaction: Transaction, request: ReplyRequest): Promise<ReplyContext | null> {
  const { account_id, sender_address, from } = request;
  const rows = await transaction.read<ReplyContext>(READ, [account_id, sender_address, from, addressType(request)]);
  return rows[0] ?? null;
}
