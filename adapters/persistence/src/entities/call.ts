import { defineEntity, p } from '@mikro-orm/core';
import { tenantPolicy } from '../tenant-policy.ts';

/** A call that the provider has told of; it is named by the attempt that placed it. Times are in the account's time. */
export const Call = defineEntity({
  name: 'Call',
  tableName: 'call',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy],
  indexes: [{ name: 'call_message_index', properties: ['account_id', 'message_id'] }],
  properties: {
    attempt_id: p.uuid().primary(),
    account_id: p.uuid(),
    message_id: p.uuid(),
    status: p.enum(['placed', 'ringing', 'answered', 'ended']),
    answered_by: p.enum(['person', 'machine']).nullable(),
    /** In the rules' words (flow-spec ruling 18). */
    outcome: p.enum(['completed', 'no_answer', 'busy', 'voicemail', 'failed']).nullable(),
    duration_s: p.integer().nullable(),
    forwarded_to: p.text().nullable(),
    forward_outcome: p.enum(['completed', 'no_answer', 'busy', 'failed']).nullable(),
    placed_at: p.datetime().columnType('timestamptz'),
    answered_at: p.datetime().columnType('timestamptz').nullable(),
    ended_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
