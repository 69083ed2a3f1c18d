import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';

const FIND: Statement = {
  name: 'find_person_of_inbox',
  text: `select t.person_id as id from thread t where t.account_id = $1 and (t.id = $2 or t.person_id = $2)
    union all select c.id from contact c where c.account_id = $1 and c.id = $2 limit 1`,
};

/** Whose conversation an id stands for now: an address that became a contact's is found under its old id. Null: nobody's. */
export async function personOf(request: TransactionRequest & { readonly id: string }): Promise<string | null> {
  const { account_id, id } = request;
  return inTransaction(request, async (transaction) => {
    const [found] = await transaction.read<{ id: string }>(FIND, [account_id, id]);
    return found?.id ?? null;
  });
}
