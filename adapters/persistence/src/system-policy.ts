import type { PolicyDef } from '@mikro-orm/core';

/** Name of the owner role in our own installations; the migration itself uses whoever runs it. */
const OWNER_ROLE = 'kept_owner';

/**
 * Lets the functions of schema kept_system read across accounts. Row security is forced, so their owner sees nothing
 * either; the functions switch `kept.system` on for their own run, and only the owner's role has this policy. The
 * application's role gains nothing by setting it.
 */
export const systemPolicy: PolicyDef = {
  name: 'system_lookup',
  command: 'select',
  roles: [OWNER_ROLE],
  using: `current_setting('kept.system', true) = 'on'`,
};
