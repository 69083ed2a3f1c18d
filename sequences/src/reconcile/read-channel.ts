import type { TwilioAccess } from '@kept/channels/twilio-client';
import type { ProviderAccess } from '../call-provider.ts';
import { openCredentials, type SealedCredentials } from '../open-credentials.ts';
import type { Statement, Transaction } from '../transaction.ts';

const READ: Statement = {
  name: 'read_channel_to_ask',
  text: `select c.sandbox, c.credentials, c.credentials_key_id,
      array(select se.address from sender se where se.account_id = c.account_id and se.channel_id = c.id and se.type = 'phone'
        order by se.address) as numbers
    from channel c where c.account_id = $1 and c.id = $2 and c.provider = 'twilio'`,
};

interface ChannelRow extends SealedCredentials {
  readonly sandbox: boolean;
  readonly numbers: readonly string[];
}

/** How to ask a provider, and for which of our numbers. */
export interface AskedChannel {
  readonly twilio: TwilioAccess;
  readonly numbers: readonly string[];
}

export interface ChannelKey {
  readonly account_id: string;
  readonly channel_id: string;
}

/** Null when this installation cannot ask it: no credentials that can be read, or a sandbox's in production mode. */
export async function readChannel(
  transaction: Transaction,
  { account_id, channel_id, access }: ChannelKey & { readonly access: ProviderAccess },
): Promise<AskedChannel | null> {
  const [row] = await transaction.read<ChannelRow>(READ, [account_id, channel_id]);
  if (row === undefined || (row.sandbox && access.sandbox === null)) return null;
  const opened = openCredentials(row, access.secret_key);
  const account_sid = opened?.['account_sid'] ?? '';
  const auth_token = opened?.['auth_token'] ?? '';
  // The package takes nothing else for an account.
  if (!account_sid.startsWith('AC') || auth_token === '') return null;
  return {
    numbers: row.numbers,
    twilio: {
      credentials: { account_sid, auth_token },
      base_url: row.sandbox ? (access.sandbox?.carrier_url ?? null) : null,
      timeout_ms: access.timeout_ms,
    },
  };
}
