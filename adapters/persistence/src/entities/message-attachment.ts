import { defineEntity, p } from '@mikro-orm/core';
import type { SealedText } from '../sealed-text.ts';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * A file of a message, in their order. One that a client sent is a row before it is a file: it waits at the provider until
 * it is fetched, or is refused for what it is.
 */
export const MessageAttachment = defineEntity({
  name: 'MessageAttachment',
  tableName: 'message_attachment',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  indexes: [
    {
      name: 'message_attachment_attachment_index',
      properties: ['account_id', 'attachment_id'],
      where: 'attachment_id is not null',
    },
    { name: 'message_attachment_unsealed_index', properties: ['account_id'], where: 'file_name is not null' },
    { name: 'message_attachment_waiting_index', properties: ['next_try_at'], where: "status = 'waiting'" },
  ],
  properties: {
    account_id: p.uuid().primary(),
    message_id: p.uuid().primary(),
    position: p.integer().primary(),
    status: p.enum(['stored', 'waiting', 'refused']),
    attachment_id: p.uuid().nullable(),
    /** Where the provider has it. */
    source_url: p.text().nullable(),
    /** What the sender called it, where it has no file, as it was kept before names were sealed. */
    file_name: p.text().nullable(),
    /** The same, sealed. */
    sealed_name: p.json<SealedText>().nullable(),
    /** Why it was refused, in words. */
    problem: p.text().nullable(),
    tries: p.integer().default(0),
    next_try_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
