import { defineEntity, p } from '@mikro-orm/core';
import { publishPolicy } from '../publish-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * What open pages of an account are told at once: ids by topic; null: too many to name. Kept for an hour, written only by
 * `kept_system.publish_changes`, and unlogged (ADR 0028).
 */
export const ChangeBatch = defineEntity({
  name: 'ChangeBatch',
  tableName: 'change_batch',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, publishPolicy],
  indexes: [{ name: 'change_batch_position_index', properties: ['position'] }],
  properties: {
    account_id: p.uuid().primary(),
    position: p.bigint('number').primary(),
    topics: p.json<unknown>().nullable(),
  },
});
