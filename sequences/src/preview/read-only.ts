import type { Statement } from '../transaction.ts';

/** The database itself then refuses to write anything before the transaction ends. */
export const READ_ONLY: Statement = { name: 'read_only', text: 'set transaction read only' };
