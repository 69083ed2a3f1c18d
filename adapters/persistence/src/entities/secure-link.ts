import { defineEntity, p } from '@mikro-orm/core';
import { LINK_LIFETIMES } from '../secure-messaging-settings.ts';
import { systemPolicy } from '../system-policy.ts';
import { tenantPolicy } from '../tenant-policy.ts';

/** The link that a secure message is. Its token is derived from its id and stored nowhere. */
export const SecureLink = defineEntity({
  name: 'SecureLink',
  tableName: 'secure_link',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy, systemPolicy],
  uniques: [{ name: 'secure_link_account_id_id_unique', properties: ['account_id', 'id'] }],
  indexes: [
    { name: 'secure_link_message_index', properties: ['account_id', 'message_id'] },
    {
      name: 'secure_link_expiring_index',
      properties: ['account_id', 'expires_at'],
      where: 'expiry_logged_at is null and expires_at is not null',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    account_id: p.uuid(),
    message_id: p.uuid(),
    lifetime: p.enum(LINK_LIFETIMES),
    /** In the account's time, from when it was taken for sending; null: not sent yet. */
    expires_at: p.datetime().columnType('timestamptz').nullable(),
    revoked_at: p.datetime().columnType('timestamptz').nullable(),
    /** When the conversation was first opened by it. */
    opened_at: p.datetime().columnType('timestamptz').nullable(),
    /** When the mail that brought it was first opened, in the account's time; null: not known. */
    mail_opened_at: p.datetime().columnType('timestamptz').nullable(),
    expiry_logged_at: p.datetime().columnType('timestamptz').nullable(),
    /** The PIN of this send, or the usual one as rendered, sealed; null: none of its own. */
    pin: p.blob().nullable(),
    data_key_id: p.uuid(),
    /** `authored`: of this send, with its fields unfilled until it leaves; then `message`: before the contact's own; `usual`: after it. */
    pin_of: p.enum(['authored', 'message', 'usual']).nullable(),
    /** Real time, which tries of PINs are counted in. */
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
