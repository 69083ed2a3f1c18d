import { ofOperations } from '#lib/query/of-operations.ts';
import { queries } from '#lib/query/queries.ts';

/** Everything that shows contacts is read again. */
export function readContactsAgain(): Promise<void> {
  return queries.invalidateQueries({ predicate: ofOperations(['listContacts', 'readContact', 'readContactHistory']) });
}
