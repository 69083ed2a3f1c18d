import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * One-time messages that somebody sent together: the words as written, to whom, and when. `send_at` is in the account's
 * time; `time_zone` is the one it was chosen in.
 */
export const Broadcast = defineEntity({
  name: 'Broadcast',
  tableName: 'broadcast',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'broadcast_account_id_id_unique', properties: ['account_id', 'id'] }],
  checks: [
    {
      name: 'broadcast_sealed_check',
      expression:
        "case when sent_securely then content is null and translations = '{}' and data_key_id is not null else content is not null and sealed is null end",
    },
  ],
  indexes: [
    {
      name: 'broadcast_scheduled_index',
      properties: ['account_id', 'send_at'],
      where: "status in ('scheduled', 'sending', 'paused')",
    },
    {
      name: 'broadcast_sealed_index',
      properties: ['account_id', 'send_at'],
      where: "sealed is not null and status in ('sent', 'cancelled')",
    },
    {
      name: 'broadcast_untold_index',
      properties: ['ended_at'],
      where: 'ended_at is not null and failures_told_at is null',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    channel: p.enum(['sms', 'email', 'call']),
    /** `sent`: each of its messages was made or is known not to be; how those fare is theirs. */
    status: p.enum(['scheduled', 'sending', 'paused', 'sent', 'cancelled']),
    /** As authored, with its fields unfilled; the shape an auto message's content of the channel has. Null: it is sealed. */
    content: p.json<unknown>().nullable(),
    /** The same by locale; the default stands in `content`. */
    translations: p.json<unknown>().defaultRaw(`'{}'`),
    /** Its recipients get links: words and PIN lie sealed, and are deleted with those of its messages. */
    sent_securely: p.boolean().default(false),
    data_key_id: p.uuid().nullable(),
    sealed: p.blob().nullable(),
    /** Files that sealed words name, so that they are known to be in use. */
    attachment_ids: p.uuid().array().default([]),
    template_id: p.uuid().nullable(),
    asks_own_question: p.boolean().default(false),
    source: p.enum(['compose', 'api']),
    created_by_user_id: p.uuid().nullable(),
    send_at: p.datetime().columnType('timestamptz'),
    time_zone: p.text(),
    recipient_count: p.integer(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    started_at: p.datetime().columnType('timestamptz').nullable(),
    /** When its sending last got further; whoever finds it long ago goes on with it. */
    paged_at: p.datetime().columnType('timestamptz').nullable(),
    ended_at: p.datetime().columnType('timestamptz').nullable(),
    /** When staff were told of what failed of it, or nothing had. */
    failures_told_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
