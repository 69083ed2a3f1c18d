import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** The message of a sequence that a reply on this line would answer. */
export const OpenQuestion = defineEntity({
  name: 'OpenQuestion',
  tableName: 'open_question',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'open_question_sequence_index', properties: ['account_id', 'sequence_id'] }],
  properties: {
    account_id: p.uuid().primary(),
    line_id: p.uuid().primary(),
    sequence_id: p.uuid().primary(),
    key: p.text(),
    revision_id: p.uuid(),
    auto_message_id: p.text(),
    message_id: p.uuid(),
    sent_at: p.datetime().columnType('timestamptz'),
  },
});
