import pg from 'pg';
import { eventually } from '../harness/eventually.ts';

/** A lock that a test holds, so that a transaction of the product stands still at a known place. */
export type HeldRow = {
  /** Waits until somebody waits for it. */
  readonly blocks: () => Promise<void>;
  readonly release: () => Promise<void>;
};

/** Runs `statement` in a transaction of its own and keeps its locks until released. */
export async function holdRow(
  superuser_url: string,
  { statement, values }: { readonly statement: string; readonly values: readonly unknown[] },
): Promise<HeldRow> {
  const client = new pg.Client({ connectionString: superuser_url });
  const watcher = new pg.Client({ connectionString: superuser_url });
  await Promise.all([client.connect(), watcher.connect()]);
  await client.query('begin');
  const { rowCount } = await client.query(statement, [...values]);
  if (rowCount === 0 && statement.startsWith('select')) throw new Error('there is no such row to hold');
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const pid = rows[0]?.pid;
  return {
    blocks: async () => {
      await eventually(
        async () => {
          const waiting = await watcher.query(
            'select 1 from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))',
            [pid],
          );
          if (waiting.rowCount === 0) throw new Error('nobody waits for the row');
        },
        { every_ms: 10 },
      );
    },
    release: async () => {
      await client.query('rollback');
      await Promise.all([client.end(), watcher.end()]);
    },
  };
}
