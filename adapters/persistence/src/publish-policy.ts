import type { PolicyDef } from '@mikro-orm/core';
import { systemPolicy } from './system-policy.ts';

/** As `systemPolicy`, to write as well: for the one function that publishes what changed in every account. */
export const publishPolicy: PolicyDef = {
  name: 'system_publish',
  roles: systemPolicy.roles ?? [],
  using: `current_setting('kept.system', true) = 'on'`,
  check: `current_setting('kept.system', true) = 'on'`,
};
