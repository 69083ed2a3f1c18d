/** A deadlock, or a conflict that cannot be ordered. */
const GAVE_WAY = new Set(['40P01', '40001']);

/** What PostgreSQL says to every statement after the one that failed. */
const ABORTED = '25P02';

/** The database's code of an error; empty: it is none of the database's. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** PostgreSQL chose this transaction to give way to another. Nothing of it is stored, and it can be run again. */
export function gaveWay(error: unknown): boolean {
  return GAVE_WAY.has(codeOf(error));
}

/** An earlier statement of the transaction failed, and said why. */
export function failedBefore(error: unknown): boolean {
  return codeOf(error) === ABORTED;
}
