/** The moment by the clock of the account `$1`, which in the sandbox is ahead: what the ledger is written in. */
export const ACCOUNT_NOW = `(select clock_timestamp() + clock_offset_ms * interval '1 millisecond' from account where id = $1::uuid)`;
