import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` in one transaction; a throw undoes it and is passed on. Does not nest. */
export function transaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (fault) {
    database.exec('rollback');
    throw fault;
  }
}
