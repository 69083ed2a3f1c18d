import type { DefinitionCache } from '../definition-cache.ts';
import type { Vault } from '../secure/vault.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import { conversationStatement } from './conversation-statement.ts';
import { readThreadPage, type ThreadPage } from './read-thread-page.ts';

export interface ThreadRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  /** Opens names of files, and what is private for who may read it. */
  readonly vault: Vault;
  readonly tells_private: boolean;
  readonly participant_id: string;
  /** The last id of the page before; null: from the newest. */
  readonly before: string | null;
  readonly limit: number;
}

/** A page of the whole conversation with a participant's phone and email, newest first. */
export type ThreadResult = (ThreadPage & { readonly type: 'page' }) | { readonly type: 'not_found' };

const PERSON: Statement = {
  name: 'read_person_of_thread',
  text: `select p.id from participant p
    join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id and ap.deleted_at is null
    where p.account_id = $1 and p.id = $2`,
};

/** By their addresses, and those of the contact they are: also what was said before a number changed. */
const MESSAGES = conversationStatement({
  name: 'read_thread',
  theirs: `select t.id from (
      with person as (select * from participant where account_id = $1 and id = $2)
      select 'phone' as type, phone as address from person
      union select 'email', email from person
      union select ca.type, ca.address from person
        join contact_address ca on ca.account_id = person.account_id and ca.contact_id = person.contact_id) known
    join thread t on t.account_id = $1 and t.type = known.type and t.address = known.address`,
});

export async function readThread(request: ThreadRequest): Promise<ThreadResult> {
  const { account_id, participant_id } = request;
  return await inTransaction(request, async (transaction) => {
    const [found, page] = await Promise.all([
      transaction.read<{ id: string }>(PERSON, [account_id, participant_id]),
      readThreadPage(transaction, { ...request, statement: MESSAGES, whose: participant_id }),
    ]);
    return found.length === 0 ? { type: 'not_found' } : { type: 'page', ...page };
  });
}
