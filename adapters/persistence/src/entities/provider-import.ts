import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** How far the messages of a provider were taken in by asking for them; in real time. */
export const ProviderImport = defineEntity({
  name: 'ProviderImport',
  tableName: 'provider_import',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  properties: {
    account_id: p.uuid().primary(),
    channel_id: p.uuid().primary(),
    imported_until: p.datetime().columnType('timestamptz'),
    looked_at: p.datetime().columnType('timestamptz'),
    /** Which ends that no callback brought were asked for; null: none yet. */
    reports_asked_until: p.datetime().columnType('timestamptz').nullable(),
  },
});
