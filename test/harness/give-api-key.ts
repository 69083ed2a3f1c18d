import { newApiKey, parseApiKey } from '@kept/api/access/api-key';
import type { Clinic } from './clinic.ts';

/** Gives the clinic an API key that may do this, and answers it. */
export async function giveApiKey({ sql, account_id }: Clinic, scopes: readonly string[]): Promise<string> {
  const key = newApiKey(account_id);
  const parsed = parseApiKey(key);
  await sql(
    `insert into api_key (id, account_id, user_id, name, prefix, key_hash, scopes)
     select uuidv7(), $1, id, 'tests', $2, $3, $4 from "user" where account_id = $1`,
    [account_id, parsed?.prefix, parsed?.hash, scopes],
  );
  return key;
}
