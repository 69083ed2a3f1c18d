import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** A file of an account. Its bytes lie in the file store by their hash; what was made of it on arrival lies there too. */
export const Attachment = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'attachment_account_id_id_unique', properties: ['account_id', 'id'] }],
  indexes: [{ name: 'attachment_sha256_index', properties: ['account_id', 'sha256'] }],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    kind: p.enum(['image', 'audio', 'document']),
    content_type: p.text(),
    file_name: p.text(),
    size: p.integer(),
    sha256: p.text(),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    duration_ms: p.integer().nullable(),
    /** A small picture of an image, the clip a carrier plays of a sound. */
    rendition_sha256: p.text().nullable(),
    rendition_type: p.text().nullable(),
    rendition_size: p.integer().nullable(),
    /** Null: it came with a message of a client. */
    created_by_user_id: p.uuid().nullable(),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
    /** When the cleaner last found it in use. */
    in_use_at: p.datetime().columnType('timestamptz').nullable(),
  },
});
