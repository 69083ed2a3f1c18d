import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** Keys of what may happen once only, such as `<sequence id>/<life>/<effect key>`. */
export const EffectKey = defineEntity({
  name: 'EffectKey',
  tableName: 'effect_key',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  properties: {
    account_id: p.uuid().primary(),
    key: p.text().primary(),
    sequence_id: p.uuid().nullable(),
    message_id: p.uuid().nullable(),
  },
});
