import type { Pool } from 'pg';
import { openSealed, sealAnew, type InstallationKey } from '@kept/persistence/installation-key';
import type { Instant } from '@kept/rules/instant';
import { writeLog } from '../effects/write-log.ts';
import { inTransaction, type Statement, type Transaction } from '../transaction.ts';
import { dataKeyBinding } from './vault.ts';

const ACCOUNTS_AT_ONCE = 100;

/** How much was sealed anew, and what no key opens. */
export interface Rotated {
  readonly accounts: number;
  readonly data_keys: number;
  /** Credentials of channels. */
  readonly channels: number;
  /** Secrets of webhooks. */
  readonly webhooks: number;
  readonly unreadable: number;
}

interface Kind {
  readonly name: 'data_keys' | 'channels' | 'webhooks';
  readonly read: Statement;
  readonly write: Statement;
  readonly boundTo?: (row: { readonly account_id: string; readonly id: string }) => string;
}

/** Rows are locked: who changes a channel meanwhile waits, and seals with the new key as well. */
const KINDS: readonly Kind[] = [
  {
    name: 'data_keys',
    read: {
      name: 'read_data_keys_of_other',
      text: `select id, wrapped as sealed, wrapping_key_id as key_id from data_key
        where account_id = $1 and wrapping_key_id <> $2 for update`,
    },
    write: {
      name: 'wrap_data_key_anew',
      text: 'update data_key set wrapped = $3, wrapping_key_id = $4 where account_id = $1 and id = $2',
    },
    boundTo: dataKeyBinding,
  },
  {
    name: 'channels',
    read: {
      name: 'read_credentials_of_other',
      text: `select id, credentials as sealed, credentials_key_id as key_id from channel
        where account_id = $1 and credentials_key_id <> $2 for update`,
    },
    write: {
      name: 'seal_credentials_anew',
      text: 'update channel set credentials = $3, credentials_key_id = $4 where account_id = $1 and id = $2',
    },
  },
  {
    name: 'webhooks',
    read: {
      name: 'read_webhook_secrets_of_other',
      text: `select id, secret as sealed, secret_key_id as key_id from webhook_subscription
        where account_id = $1 and secret_key_id <> $2 and deleted_at is null for update`,
    },
    write: {
      name: 'seal_webhook_secret_anew',
      text: 'update webhook_subscription set secret = $3, secret_key_id = $4 where account_id = $1 and id = $2',
    },
  },
  {
    name: 'webhooks',
    read: {
      name: 'read_previous_webhook_secrets_of_other',
      text: `select id, previous_secret as sealed, previous_secret_key_id as key_id from webhook_subscription
        where account_id = $1 and previous_secret_key_id <> $2 and previous_secret is not null and deleted_at is null
        for update`,
    },
    write: {
      name: 'seal_previous_webhook_secret_anew',
      text: `update webhook_subscription set previous_secret = $3, previous_secret_key_id = $4
        where account_id = $1 and id = $2`,
    },
  },
];

const NOW: Statement = {
  name: 'read_account_now',
  text: `select clock_timestamp() + clock_offset_ms * interval '1 millisecond' as now from account where id = $1`,
};

/**
 * Seals anew, with the key the environment has now, what the one before it sealed: the keys of accounts, credentials of
 * channels and secrets of webhooks. An account is done or untouched; broken off, the next run goes on with the others.
 */
export async function rotateKeys({
  pool,
  key,
}: {
  readonly pool: Pool;
  readonly key: InstallationKey;
}): Promise<Rotated> {
  const total = { accounts: 0, data_keys: 0, channels: 0, webhooks: 0, unreadable: 0 };
  for (let after: string | null = null; ;) {
    const { rows }: { readonly rows: readonly { readonly account_id: string }[] } = await pool.query(
      'select account_id from kept_system.accounts_sealed_by_other($1, $2, $3)',
      [key.id, after, ACCOUNTS_AT_ONCE],
    );
    for (const { account_id } of rows) {
      const done = await inTransaction({ pool, account_id }, (transaction) =>
        rotateAccount(transaction, { account_id, key }),
      );
      for (const name of ['data_keys', 'channels', 'webhooks', 'unreadable'] as const) total[name] += done[name];
      total.accounts += 1;
    }
    after = rows.at(-1)?.account_id ?? null;
    if (rows.length < ACCOUNTS_AT_ONCE || after === null) return total;
  }
}

async function rotateAccount(
  transaction: Transaction,
  { account_id, key }: { readonly account_id: string; readonly key: InstallationKey },
): Promise<Omit<Rotated, 'accounts'>> {
  const done = { data_keys: 0, channels: 0, webhooks: 0, unreadable: 0 };
  for (const { name, read, write, boundTo } of KINDS) {
    const rows = await transaction.read<{ id: string; sealed: Buffer; key_id: string }>(read, [account_id, key.id]);
    for (const { id, sealed, key_id } of rows) {
      const bound = boundTo === undefined ? {} : { bound_to: boundTo({ account_id, id }) };
      const plain = openSealed(key, { sealed, key_id, ...bound });
      if (plain === null) {
        done.unreadable += 1;
        continue;
      }
      const anew = sealAnew(key, { plain, ...bound });
      transaction.write(write, [account_id, id, anew.sealed, anew.key_id]);
      done[name] += 1;
    }
  }
  const [clock] = await transaction.read<{ now: Instant }>(NOW, [account_id]);
  if (clock !== undefined && done.data_keys + done.channels + done.webhooks > 0)
    writeLog(transaction, {
      account_id,
      sequence_id: null,
      appointment_id: null,
      message_id: null,
      code: 'keys_rotated',
      detail: done,
      at: clock.now,
    });
  return done;
}
