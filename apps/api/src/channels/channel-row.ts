import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';

/** A channel as it is stored. */
export interface ChannelRow {
  readonly id: string;
  readonly provider: 'twilio' | 'smtp';
  readonly sandbox: boolean;
  readonly external_account: string;
  readonly credentials: Buffer;
  readonly credentials_key_id: string;
  readonly carrier_answers_opt_out: boolean;
}

/** One of its senders with what became of its messages in the last 24 hours. */
export interface SenderRow {
  readonly id: string;
  readonly channel_id: string;
  readonly type: 'phone' | 'email';
  readonly address: string;
  readonly is_default: boolean;
  readonly opt_out_words: readonly string[];
  readonly rate_per_second: number | null;
  readonly calendars: readonly string[];
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
  readonly received: number;
  readonly last_failure: string | null;
}

const CHANNELS: Statement = {
  name: 'read_channels',
  text: `select id, provider, sandbox, external_account, credentials, credentials_key_id,
      coalesce((capabilities ->> 'carrier_answers_opt_out')::boolean, false) as carrier_answers_opt_out
    from channel where account_id = $1 order by provider desc, id`,
};

/** Ids tell when a message was made, so the last day is a range of the primary key. */
const SENDERS: Statement = {
  name: 'read_senders_of_channels',
  text: `with last_day as (
      select m.sender_id, m.direction, m.status, m.error_code, m.id from message m
      where m.account_id = $1 and m.id > uuidv7(interval '-1 day') and m.sender_id is not null)
    select se.id, se.channel_id, se.type, se.address, se.is_default, se.opt_out_words, se.rate_per_second,
      array(select cal.name from calendar cal where cal.account_id = se.account_id
        and se.id in (cal.phone_sender_id, cal.email_sender_id) order by cal.name) as calendars,
      count(d.id) filter (where d.status in ('accepted', 'delivered'))::int as sent,
      count(d.id) filter (where d.status = 'failed')::int as failed,
      count(d.id) filter (where d.status = 'unknown')::int as unknown,
      count(d.id) filter (where d.direction = 'in')::int as received,
      (array_agg(d.error_code order by d.id desc) filter (where d.status = 'failed'))[1] as last_failure
    from sender se
    left join last_day d on d.sender_id = se.id
    where se.account_id = $1 group by se.id order by se.type desc, se.is_default desc, se.address`,
};

/** Every channel of an account and every sender. */
export async function readChannels(
  request: TransactionRequest,
): Promise<{ readonly channels: readonly ChannelRow[]; readonly senders: readonly SenderRow[] }> {
  const key = [request.account_id];
  return inTransaction(request, async (transaction) => {
    const [channels, senders] = await Promise.all([
      transaction.read<ChannelRow>(CHANNELS, key),
      transaction.read<SenderRow>(SENDERS, key),
    ]);
    return { channels, senders };
  });
}
