import { defineEntity, p } from '@mikro-orm/core';
import type { SealedText } from '../sealed-text.ts';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/**
 * A file of an account. Its bytes lie in the file store, and what was made of it on arrival. What it is called, and what
 * is in it, its row tells nobody who has no key of the account.
 */
export const Attachment = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'attachment_account_id_id_unique', properties: ['account_id', 'id'] }],
  indexes: [
    { name: 'attachment_stored_as_index', properties: ['account_id', 'stored_as'] },
    { name: 'attachment_unsealed_index', properties: ['account_id'], where: 'sealed_name is null' },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    kind: p.enum(['image', 'audio', 'document']),
    content_type: p.text(),
    /** As it was kept before names were sealed; null since. */
    file_name: p.text().nullable(),
    /** What it is called, sealed. */
    sealed_name: p.json<SealedText>().nullable(),
    size: p.integer(),
    /** In the file store: by a key of the account made of its content; of one that is not sealed yet, the hash of it. */
    stored_as: p.text(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    duration_ms: p.integer().nullable(),
    /** A small picture of an image, the clip a carrier plays of a sound. */
    rendition_stored_as: p.text().nullable(),
    rendition_type: p.text().nullable(),
    rendition_size: p.integer().nullable(),
    /** Null: it came with a message of a client. */
    created_by_user_id: p.uuid().nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** When the cleaner last found it in use. */
    in_use_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
