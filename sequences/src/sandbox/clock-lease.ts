import { uuidv7 } from 'uuidv7';
import type { Instant } from '@kept/rules/instant';
import { inTransaction, type Statement, type Transaction, type TransactionRequest } from '../transaction.ts';

/** A move whose process is gone counts as over when it has not been renewed for so long. */
const GONE_AFTER = `interval '10 seconds'`;
const RENEW_EVERY_MS = 2_000;

const TAKE: Statement = {
  name: 'take_clock_move',
  text: `insert into clock_move as m (account_id, id, from_at, to_at, renewed_at) values ($1, $2, $3, $3, clock_timestamp())
    on conflict (account_id) do update
      set id = excluded.id, from_at = excluded.from_at, to_at = excluded.to_at, renewed_at = excluded.renewed_at
      where m.renewed_at < clock_timestamp() - ${GONE_AFTER}
    returning id`,
};

const RENEW: Statement = {
  name: 'renew_clock_move',
  text: 'update clock_move set renewed_at = clock_timestamp() where account_id = $1 and id = $2',
};

const HEAD_FOR: Statement = {
  name: 'head_clock_move',
  text: 'update clock_move set to_at = $3 where account_id = $1 and id = $2',
};

const END: Statement = {
  name: 'end_clock_move',
  text: 'delete from clock_move where account_id = $1 and id = $2',
};

const READ: Statement = {
  name: 'read_clock_move',
  text: `select from_at as "from", to_at as "to" from clock_move
    where account_id = $1 and renewed_at >= clock_timestamp() - ${GONE_AFTER}`,
};

/** A move under way, in the account's time. */
export interface ClockMoving {
  readonly from: Instant;
  readonly to: Instant;
}

/** The move that is under way; null: the clock only ticks. */
export async function readClockMove(transaction: Transaction, account_id: string): Promise<ClockMoving | null> {
  const [row] = await transaction.read<ClockMoving>(READ, [account_id]);
  return row ?? null;
}

/** Says where to, once it is known. */
type HeadFor = (to: Instant) => Promise<void>;

/** Does the work of a move unless another of this account is under way, in whatever process; then null. */
export async function whileMoving<T>(
  { pool, account_id, from }: TransactionRequest & Pick<ClockMoving, 'from'>,
  work: (headFor: HeadFor) => Promise<T>,
): Promise<T | null> {
  const scope = { pool, account_id };
  const id = uuidv7();
  const taken = await inTransaction(scope, (transaction) => transaction.read(TAKE, [account_id, id, from]));
  if (taken.length === 0) return null;
  const write = (statement: Statement) =>
    inTransaction(scope, async (transaction) => transaction.write(statement, [account_id, id])).catch(() => undefined);
  const renewing = setInterval(() => void write(RENEW), RENEW_EVERY_MS);
  try {
    return await work((to) =>
      inTransaction(scope, async (transaction) => transaction.write(HEAD_FOR, [account_id, id, to])),
    );
  } finally {
    clearInterval(renewing);
    await write(END);
  }
}
