import { createHmac, randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { decryptBytes, encrypt, type SecretKey } from '@kept/persistence/encrypt';
import { installationKey, openSealed, sealAnew, type InstallationKey } from '@kept/persistence/installation-key';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';

/** A text as it is stored, and the key of the account it was sealed with. */
export interface Sealed {
  readonly data_key_id: string;
  readonly sealed: Buffer;
}

/** The keys of one account. What a text is bound to is part of the seal: in another place it does not open. */
export interface AccountKeys {
  seal(plain: string | Buffer, bound_to: string): Sealed;
  /** Null: the key is not ours any more, or somebody has changed the bytes. */
  open(sealed: Sealed, bound_to: string): string | null;
  /** The same, as bytes. */
  openBytes(sealed: Sealed, bound_to: string): Buffer | null;
  /** A name for something, by each key: 64 hex digits that tell nothing to who has no key. The newest key's first. */
  namesOf(what: string): readonly { readonly data_key_id: string; readonly name: string }[];
}

interface KeyRow {
  readonly id: string;
  readonly wrapping_key_id: string;
  readonly wrapped: Buffer;
}

const READ: Statement = {
  name: 'read_data_keys',
  text: `select id, wrapping_key_id, wrapped from data_key where account_id = $1 order by id desc`,
};

/** Until the end of the transaction: an account that has no key yet gets one, not one of each process that needs it. */
const ONE_AT_A_TIME: Statement = {
  name: 'stand_in_line_for_data_key',
  text: `select pg_advisory_xact_lock(hashtextextended('data key ' || $1::text, 0))`,
};

const INSERT: Statement = {
  name: 'insert_data_key',
  text: `insert into data_key (id, account_id, wrapping_key_id, wrapped) values ($1, $2, $3, $4)`,
};

/** Accounts whose keys a process keeps open. */
const KEEP = 1_000;

/**
 * Seals and opens private content. Each account has a random key of its own; that key lies in the database only as sealed
 * by the key in the environment, so that a copy of the database alone opens nothing (ADR on secure content).
 */
export class Vault {
  private readonly wrapping: InstallationKey;
  private readonly opened = new Map<string, readonly SecretKey[]>();

  /** `previous`: the key that wrapped what was not wrapped anew yet. */
  constructor({ secret, previous }: { readonly secret: Buffer; readonly previous: Buffer | null }) {
    this.wrapping = installationKey({ secret_key: secret, previous_secret_key: previous });
  }

  /** The account's keys, one made where it has none. A process reads them once. */
  async keysOf(transaction: Transaction, account_id: string): Promise<AccountKeys> {
    return accountKeys(account_id, this.opened.get(account_id) ?? (await this.readOrMake(transaction, account_id)));
  }

  /** The same for who is in no transaction, or must not wait in theirs for who makes keys in another. */
  async keysFor(request: TransactionRequest): Promise<AccountKeys> {
    const { account_id } = request;
    const known = this.opened.get(account_id);
    return known === undefined
      ? await inTransaction(request, (transaction) => this.keysOf(transaction, account_id))
      : accountKeys(account_id, known);
  }

  private async readOrMake(transaction: Transaction, account_id: string): Promise<readonly SecretKey[]> {
    const known = await this.read(transaction, account_id);
    if (known !== null) return known;
    transaction.write(ONE_AT_A_TIME, [account_id]);
    const made = await this.read(transaction, account_id);
    if (made !== null) return made;
    const key = { id: uuidv7(), bytes: randomBytes(32) };
    const { sealed, key_id } = sealAnew(this.wrapping, {
      plain: key.bytes,
      bound_to: dataKeyBinding({ account_id, id: key.id }),
    });
    // not kept: the transaction may yet be rolled back
    transaction.write(INSERT, [key.id, account_id, key_id, sealed]);
    return [key];
  }

  /** Null: the account has none yet. */
  private async read(transaction: Transaction, account_id: string): Promise<readonly SecretKey[] | null> {
    const rows = await transaction.read<KeyRow>(READ, [account_id]);
    if (rows.length === 0) return null;
    const keys = rows.flatMap((row) => this.unwrap(account_id, row) ?? []);
    if (this.opened.size >= KEEP) this.opened.clear();
    this.opened.set(account_id, keys);
    return keys;
  }

  private unwrap(account_id: string, { id, wrapping_key_id, wrapped }: KeyRow): SecretKey | null {
    const bound_to = dataKeyBinding({ account_id, id });
    const bytes = openSealed(this.wrapping, { sealed: wrapped, key_id: wrapping_key_id, bound_to });
    return bytes === null ? null : { id, bytes };
  }
}

/** What the seal of an account's key is bound to. */
export function dataKeyBinding({ account_id, id }: { readonly account_id: string; readonly id: string }): string {
  return `${account_id}\n${id}`;
}

function accountKeys(account_id: string, keys: readonly SecretKey[]): AccountKeys {
  const [newest] = keys;
  const openBytes: AccountKeys['openBytes'] = ({ data_key_id, sealed }, bound_to) => {
    const key = keys.find(({ id }) => id === data_key_id);
    if (key === undefined) return null;
    try {
      return decryptBytes({ key, sealed, bound_to: `${account_id}\n${bound_to}` });
    } catch {
      return null;
    }
  };
  return {
    seal: (plain, bound_to) => {
      if (newest === undefined) throw new Error('no key of the account can be opened: is KEPT_SECRET_KEY another?');
      return {
        data_key_id: newest.id,
        sealed: encrypt({ key: newest, plain, bound_to: `${account_id}\n${bound_to}` }),
      };
    },
    open: (sealed, bound_to) => openBytes(sealed, bound_to)?.toString('utf8') ?? null,
    openBytes,
    namesOf: (what) =>
      keys.map(({ id, bytes }) => ({
        data_key_id: id,
        name: createHmac('sha256', bytes).update(`kept name\n${what}`).digest('hex'),
      })),
  };
}
