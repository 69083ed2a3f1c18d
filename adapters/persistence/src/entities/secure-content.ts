import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** What a secure message says, sealed. Once it is deleted the row stays, so that its absence has a reason. */
export const SecureContent = defineEntity({
  name: 'SecureContent',
  tableName: 'secure_content',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  indexes: [
    { name: 'secure_content_kept_index', properties: ['account_id', 'written_at'], where: 'sealed is not null' },
  ],
  properties: {
    account_id: p.uuid().primary(),
    message_id: p.uuid().primary(),
    data_key_id: p.uuid(),
    sealed: p.blob().nullable(),
    /** Of what a client wrote: the link they wrote it through. */
    link_id: p.uuid().nullable(),
    /** In the account's time. */
    written_at: p.datetime().columnType('timestamptz'),
    deleted_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
