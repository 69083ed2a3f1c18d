import { rfc2822 } from '../rest/rfc2822.ts';
import type { Account } from './account-store.ts';

/** An account as the API shows it: schema `api.v2010.account`. */
export function accountResource(account: Account) {
  const uri = `/2010-04-01/Accounts/${account.sid}`;
  return {
    sid: account.sid,
    owner_account_sid: account.sid,
    auth_token: account.auth_token,
    friendly_name: account.friendly_name,
    status: 'active',
    type: 'Full',
    date_created: rfc2822(account.created_at),
    date_updated: rfc2822(account.updated_at),
    uri: `${uri}.json`,
    subresource_uris: {
      messages: `${uri}/Messages.json`,
      incoming_phone_numbers: `${uri}/IncomingPhoneNumbers.json`,
    },
  };
}
