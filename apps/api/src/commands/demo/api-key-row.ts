import { newId } from '@kept/persistence/new-id';
import { parseApiKey } from '../../access/api-key.ts';
import { SCOPES } from '../../access/scopes.ts';

interface KeyRequest {
  readonly api_key: string;
  readonly account_id: string;
  readonly user_id: string;
}

/** The row of a key that was just made, with every scope; only its hash is kept. */
export function apiKeyRow({ api_key, account_id, user_id }: KeyRequest) {
  const parsed = parseApiKey(api_key);
  if (parsed === null) throw new Error('a key was made that cannot be read');
  return {
    id: newId(),
    account_id,
    user_id,
    name: 'Demo',
    prefix: parsed.prefix,
    key_hash: parsed.hash,
    scopes: [...SCOPES],
  };
}
