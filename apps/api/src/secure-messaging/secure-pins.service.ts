import { Injectable } from '@nestjs/common';
import { releaseSecure } from '@kept/sequences/secure/release-secure';
import { contactBinding } from '@kept/sequences/secure/secure-content';
import { Vault } from '@kept/sequences/secure/vault';
import { inTransaction, type Statement, type Transaction } from '@kept/sequences/transaction';
import type { Caller } from '../access/caller.ts';
import { HotPool } from '../database/hot-pool.ts';
import { notFound } from '../problems/not-found.ts';
import { noteSecureAct } from './note-secure-act.ts';
import type { SecureAccess, SecurePinAnswer } from './secure-pins.schema.ts';

interface Row {
  readonly data_key_id: string | null;
  readonly sealed: Buffer | null;
  readonly set_at: string | null;
  readonly locked_at: string | null;
  readonly wrong_today: number;
  readonly now: string;
}

const READ: Statement = {
  name: 'read_secure_access',
  text: `select sp.data_key_id, sp.sealed, sp.set_at, g.locked_at,
      case when g.day = (now() at time zone 'utc')::date then g.wrong_that_day else 0 end as wrong_today,
      clock_timestamp() + a.clock_offset_ms * interval '1 millisecond' as now
    from contact c join account a on a.id = c.account_id
    left join secure_pin sp on sp.account_id = c.account_id and sp.contact_id = c.id
    left join secure_pin_guard g on g.account_id = c.account_id and g.person_id = c.id
    where c.account_id = $1 and c.id = $2`,
};

const SET: Statement = {
  name: 'set_secure_pin',
  text: `insert into secure_pin (account_id, contact_id, data_key_id, sealed) values ($1, $2, $3, $4)
    on conflict (account_id, contact_id) do update
      set data_key_id = excluded.data_key_id, sealed = excluded.sealed, set_at = now()`,
};

const REMOVE: Statement = {
  name: 'remove_secure_pin',
  text: `delete from secure_pin where account_id = $1 and contact_id = $2`,
};

const UNLOCK: Statement = {
  name: 'unlock_secure_links',
  text: `update secure_pin_guard set wrong = 0, locked_at = null, wrong_that_day = 0 where account_id = $1 and person_id = $2`,
};

/** PINs of contacts: sealed, read out only to who asks for one, and each look in the log. */
@Injectable()
export class SecurePinsService {
  constructor(
    private readonly hot: HotPool,
    private readonly vault: Vault,
  ) {}

  async access(caller: Caller, contact_id: string): Promise<SecureAccess> {
    return await this.within(caller, async (transaction) => accessOf(await rowOf(transaction, { caller, contact_id })));
  }

  async read(caller: Caller, contact_id: string): Promise<SecurePinAnswer> {
    return await this.within(caller, async (transaction) => {
      const row = await rowOf(transaction, { caller, contact_id });
      const { data_key_id, sealed, set_at } = row;
      if (data_key_id === null || sealed === null || set_at === null) throw notFound('secure pin');
      const keys = await this.vault.keysOf(transaction, caller.account_id);
      const pin = keys.open({ data_key_id, sealed }, contactBinding(contact_id));
      if (pin === null) throw new Error('a PIN is there that no key of the account opens');
      noteSecureAct(transaction, { caller, contact_id, code: 'secure_pin_read', at: row.now });
      return { pin, set_at };
    });
  }

  async set(
    caller: Caller,
    { contact_id, pin }: { readonly contact_id: string; readonly pin: string | null },
  ): Promise<SecureAccess> {
    const { account_id } = caller;
    return await this.within(caller, async (transaction) => {
      const { now } = await rowOf(transaction, { caller, contact_id });
      if (pin === null) transaction.write(REMOVE, [account_id, contact_id]);
      else {
        const keys = await this.vault.keysOf(transaction, account_id);
        const { data_key_id, sealed } = keys.seal(pin, contactBinding(contact_id));
        transaction.write(SET, [account_id, contact_id, data_key_id, sealed]);
        releaseSecure(transaction, { account_id, contact_id });
      }
      noteSecureAct(transaction, {
        caller,
        contact_id,
        code: pin === null ? 'secure_pin_removed' : 'secure_pin_set',
        at: now,
      });
      return accessOf(await rowOf(transaction, { caller, contact_id }));
    });
  }

  async unlock(caller: Caller, contact_id: string): Promise<SecureAccess> {
    return await this.within(caller, async (transaction) => {
      const { now } = await rowOf(transaction, { caller, contact_id });
      transaction.write(UNLOCK, [caller.account_id, contact_id]);
      noteSecureAct(transaction, { caller, contact_id, code: 'secure_unlocked', at: now });
      return accessOf(await rowOf(transaction, { caller, contact_id }));
    });
  }

  private async within<T>({ account_id }: Caller, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return await inTransaction({ pool: this.hot.pool, account_id }, work);
  }
}

interface Of {
  readonly caller: Caller;
  readonly contact_id: string;
}

async function rowOf(transaction: Transaction, { caller, contact_id }: Of): Promise<Row> {
  const [row] = await transaction.read<Row>(READ, [caller.account_id, contact_id]);
  if (row === undefined) throw notFound('contact');
  return row;
}

function accessOf({ sealed, locked_at, wrong_today }: Row): SecureAccess {
  return { has_pin: sealed !== null, locked_at, wrong_today };
}
