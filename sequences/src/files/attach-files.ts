import type { Statement, Transaction } from '../transaction.ts';

/** Nothing where the message was not written, because its effect had happened before; a file that is gone is left out. */
const INSERT: Statement = {
  name: 'attach_files',
  text: `insert into message_attachment (account_id, message_id, position, status, attachment_id)
    select m.account_id, m.id, (place - 1)::int, 'stored', a.id
    from unnest($3::uuid[]) with ordinality as given (id, place)
    join attachment a on a.account_id = $1 and a.id = given.id
    join message m on m.account_id = $1 and m.id = $2`,
};

const IS_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Gives a message written in this transaction the files its author chose; an id that is none of ours is left out. */
export function attachFiles(
  transaction: Transaction,
  given: { readonly account_id: string; readonly message_id: string; readonly ids: readonly string[] },
): void {
  const ids = given.ids.filter((id) => IS_ID.test(id));
  if (ids.length > 0) transaction.write(INSERT, [given.account_id, given.message_id, ids]);
}
