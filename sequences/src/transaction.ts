import type { Pool, QueryResultRow } from 'pg';
import { failedBefore, gaveWay } from '@kept/persistence/gave-way';
import { rowTypes } from './row-types.ts';

/** A statement with the name it is prepared under; one name, one text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export interface Transaction {
  /** Sends a statement at once and answers its rows. Statements sent without awaiting share a round trip. */
  read<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  /** Sends a statement whose rows nobody needs. A failure surfaces at the commit, and nothing is kept. */
  write(statement: Statement, values: readonly unknown[]): void;
}

export interface TransactionRequest {
  readonly pool: Pool;
  /** Row security lets the transaction see this account's rows only. */
  readonly account_id: string;
}

const BEGIN: Statement = { name: 'begin', text: 'begin' };
const COMMIT: Statement = { name: 'commit', text: 'commit' };
/**
 * A commit here means that it survives a crash, however the server is set: a claim that is lost is a text sent twice. And a
 * worker that stands still or whose machine vanished holds its locks for minutes, not until the system finds out; files on
 * their way to a store are what a transaction waits for longest.
 */
const SET_ACCOUNT: Statement = {
  name: 'set_account',
  text: `select set_config('kept.account', $1, true), set_config('synchronous_commit', 'on', true),
    set_config('idle_in_transaction_session_timeout', '5min', true)`,
};

const MOST_TRIES = 3;

/**
 * Runs `work` in one transaction scoped to an account, on a pipelined connection: what `work` sends before
 * its first await travels with the begin, what it sends after its last await travels with the commit. One that gave way
 * to another is run again, so `work` keeps nothing of an earlier run.
 */
export async function inTransaction<T>(
  request: TransactionRequest,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runOnce(request, work);
    } catch (error) {
      if (tries === MOST_TRIES || !gaveWay(error)) throw error;
    }
  }
}

async function runOnce<T>(
  { pool, account_id }: TransactionRequest,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const sent: Promise<unknown>[] = [];
  const send = <Row extends QueryResultRow>({ name, text }: Statement, values: readonly unknown[]) => {
    const result = client.query<Row>({ name, text, values: [...values], types: rowTypes });
    // Every statement is looked at when the transaction ends; until then a failure must not count as unhandled.
    result.catch(ignore);
    sent.push(result);
    return result;
  };
  let broken: Error | undefined;
  try {
    void send(BEGIN, []);
    void send(SET_ACCOUNT, [account_id]);
    const value = await work({
      read: <Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]) => {
        const rows = send<Row>(statement, values).then((result) => result.rows);
        // Whoever sends two before awaiting the first looks at the second too late for Node, which would end the process.
        rows.catch(ignore);
        return rows;
      },
      write: (statement, values) => {
        void send(statement, values);
      },
    });
    const committed = send(COMMIT, []);
    await Promise.all(sent);
    // Inside an aborted transaction PostgreSQL answers a commit with ROLLBACK and no error.
    if ((await committed).command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return value;
  } catch (error) {
    broken = await rollBack(client);
    throw failedBefore(error) ? await firstFailure(sent, error) : error;
  } finally {
    client.release(broken);
  }
}

/** Why the transaction was aborted: `work` may have waited for a later statement than the one that failed. */
async function firstFailure(sent: readonly Promise<unknown>[], otherwise: unknown): Promise<unknown> {
  const failed = (await Promise.allSettled(sent)).find((result) => result.status === 'rejected');
  return failed?.reason ?? otherwise;
}

function ignore(): void {}

/** The reason to throw the connection away, if it cannot even roll back. */
async function rollBack(client: { query(text: string): Promise<unknown> }): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
