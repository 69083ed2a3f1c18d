import { uuidv7 } from 'uuidv7';
import type { Statement, Transaction } from '../transaction.ts';

const INSERT: Statement = {
  name: 'insert_push_notice',
  text: `with once as (
      insert into effect_key (account_id, key, sequence_id, message_id) values ($2::uuid, $3::text, null, $1::uuid)
      on conflict do nothing returning key)
    insert into push_notice (id, account_id, user_id, title, body, path)
    select $1::uuid, $2::uuid, $4::uuid, $5::text, $6::text, coalesce((
        select '/inbox/' || t.person_id from participant p
        join thread t on t.account_id = p.account_id
          and (t.type = 'phone' and t.address = p.phone or t.type = 'email' and t.address = p.email)
        where p.account_id = $2::uuid and p.id = $8::uuid
        order by t.last_inbound_at desc nulls last limit 1), $7::text)
    from once`,
};

export interface PushNotice {
  readonly account_id: string;
  /** Makes it once, whatever is retried. */
  readonly once_key: string;
  readonly user_id: string;
  readonly title: string;
  readonly body: string;
  /** The page it is about. */
  readonly path: string;
  /** Whose conversation it leads to instead, where there is one. */
  readonly thread_of_participant_id?: string | null;
}

/** Queues what somebody's browsers are to tell, and answers its id, which `deliver` takes as a message's. */
export function writePushNotice(transaction: Transaction, notice: PushNotice): string {
  const id = uuidv7();
  const { account_id, once_key, user_id, title, body, path, thread_of_participant_id: of = null } = notice;
  transaction.write(INSERT, [id, account_id, once_key, user_id, title, body, path, of]);
  return id;
}
