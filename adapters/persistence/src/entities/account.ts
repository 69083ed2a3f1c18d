import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy } from '../system-policy.ts';
import { accountPolicy } from '../tenant-policy.ts';
import type { AccountSettings } from '../account-settings.ts';

/** A tenant. Its mode is chosen once; a sandbox account has its own clock, `clock_offset_ms` ahead of the real one. */
export const Account = defineEntity({
  name: 'Account',
  tableName: 'account',
  rowLevelSecurity: 'force',
  policies: [accountPolicy, systemPolicy],
  uniques: [
    // the target of channel's key: it carries the mode, so that a sandbox account cannot have a live channel
    { name: 'account_id_mode_unique', properties: ['id', 'mode'] },
  ],
  checks: [{ name: 'account_live_has_no_clock', expression: "mode = 'sandbox' or clock_offset_ms = 0" }],
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    mode: p.enum(['sandbox', 'live']),
    clock_offset_ms: p.bigint('number').default(0),
    time_zone: p.text(),
    locale: p.text().default('en-US'),
    country: p.text().default('US'),
    /** Since when it sends nothing, while a restored database is brought up to what the provider knows. */
    sending_held_at: p.datetime().columnType('timestamptz').nullable(),
    settings: p.json<AccountSettings>().defaultRaw(`'{}'`),
    created_at: p.datetime().columnType('timestamptz').defaultRaw('now()'),
  },
});
