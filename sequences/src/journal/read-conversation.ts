import type { DefinitionCache } from '../definition-cache.ts';
import type { Vault } from '../secure/vault.ts';
import { inTransaction, type TransactionRequest } from '../transaction.ts';
import { conversationStatement } from './conversation-statement.ts';
import { readThreadPage, type ThreadPage } from './read-thread-page.ts';

/** Whoever the threads are of at present: those of a contact over all their addresses, or one of nobody known. */
const MESSAGES = conversationStatement({
  name: 'read_conversation',
  theirs: 'select t.id from thread t where t.account_id = $1 and t.person_id = $2',
});

/** A page of all that was said with a person of the inbox, on every channel, newest first. */
export async function readConversation(
  request: TransactionRequest & {
    readonly cache: DefinitionCache;
    /** Opens names of files, and what is private for who may read it. */
    readonly vault: Vault;
    readonly tells_private: boolean;
    /** A contact, or a thread of none. */
    readonly person_id: string;
    /** The last id of the page before; null: from the newest. */
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<ThreadPage> {
  return await inTransaction(request, (transaction) =>
    readThreadPage(transaction, { ...request, statement: MESSAGES, whose: request.person_id }),
  );
}
