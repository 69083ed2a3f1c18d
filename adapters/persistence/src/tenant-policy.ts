/** The account of the running transaction; null when it is unset or empty, so that nothing matches. */
const CURRENT_ACCOUNT = `nullif(current_setting('kept.account', true), '')::uuid`;

/** Only rows of the running transaction's account can be read or written (architecture.md section 3). */
export const tenantPolicy = {
  name: 'account_only',
  using: `account_id = ${CURRENT_ACCOUNT}`,
  check: `account_id = ${CURRENT_ACCOUNT}`,
} as const;

/** The account's own row: as `tenantPolicy`, by its id. */
export const accountPolicy = {
  name: 'account_only',
  using: `id = ${CURRENT_ACCOUNT}`,
  check: `id = ${CURRENT_ACCOUNT}`,
} as const;
