import { inTransaction, type Statement, type TransactionRequest } from '@kept/sequences/transaction';
import type { SuggestedRecipients, SuggestRecipients } from './suggestions.schema.ts';

/** By the beginning of any word of their name, or by part of a number or address; those whose name begins so come first. */
const FIND: Statement = {
  name: 'suggest_recipients',
  text: `select c.id as contact_id, c.name, (select ca.address from contact_address ca
        where ca.account_id = c.account_id and ca.contact_id = c.id and ca.type = $4 order by ca.position, ca.id limit 1) as address
    from contact c
    where c.account_id = $1 and c.archived_at is null and c.merged_into_id is null and (
      position(' ' || $2 in ' ' || lower(c.name)) > 0
      or exists (select from contact_address ca where ca.account_id = c.account_id and ca.contact_id = c.id
        and (position($2 in ca.address) > 0 or ($3 <> '' and ca.type = 'phone' and position($3 in ca.address) > 0))))
    order by position($2 in lower(c.name)) <> 1, c.name, c.id limit 8`,
};

const LIKE_A_NUMBER = /^[+()\d\s./-]+$/;

/** A number is looked for by its digits, without the zeros that only its own country dials. */
const digitsOf = (q: string): string => (LIKE_A_NUMBER.test(q) ? q.replaceAll(/\D/g, '').replace(/^0+/, '') : '');

/** The contacts whom a few letters or digits may mean. */
export async function suggestRecipients(
  request: TransactionRequest & { readonly query: SuggestRecipients },
): Promise<SuggestedRecipients> {
  const { account_id, query } = request;
  const { q, channel } = query;
  const type = channel === 'email' ? 'email' : 'phone';
  const recipients = await inTransaction(request, (transaction) =>
    transaction.read<SuggestedRecipients['recipients'][number]>(FIND, [account_id, q.toLowerCase(), digitsOf(q), type]),
  );
  return { recipients };
}
