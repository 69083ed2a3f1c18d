import { ofOperations } from '#lib/query/of-operations.ts';
import { queries } from '#lib/query/queries.ts';

/** Everything that shows custom fields, or contacts by them, is read again. */
export function readFieldsAgain(): Promise<void> {
  return queries.invalidateQueries({
    predicate: ofOperations(['listCustomFields', 'listCustomFieldDetails', 'listContacts', 'readContact']),
  });
}
