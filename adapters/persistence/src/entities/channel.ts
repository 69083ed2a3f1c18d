import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';
import type { ChannelCapabilities } from '../channel-capabilities.ts';

/**
 * An account with a provider. `account_mode` is part of the foreign key to the account, and the check ties it to `sandbox`:
 * a sandbox account cannot have a live channel, nor the other way round.
 */
export const Channel = defineEntity({
  name: 'Channel',
  tableName: 'channel',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'channel_account_id_id_unique', properties: ['account_id', 'id'] }],
  checks: [{ name: 'channel_fits_account_mode', expression: "(account_mode = 'sandbox') = sandbox" }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    sandbox: p.boolean(),
    provider: p.enum(['twilio', 'smtp']),
    account_mode: p.enum(['sandbox', 'live']),
    external_account: p.text(),
    credentials: p.blob(),
    credentials_key_id: p.text(),
    capabilities: p.json<ChannelCapabilities>().defaultRaw(`'{}'`),
  },
});
