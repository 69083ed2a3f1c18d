const tenantTables = [
  'user',
  'api_key',
  'calendar',
  'contact',
  'contact_address',
  'stop_list_entry',
  'appointment',
  'participant',
  'message_schedule',
  'schedule_revision',
  'schedule_assignment',
  'channel',
  'sender',
  'line',
  'sequence',
  'open_question',
  'sequence_input',
  'sequence_step',
  'effect_key',
  'thread',
  'message',
  'delivery_attempt',
  'delivery_callback',
  'inbound_receipt',
  'log_entry',
  'idempotency_key',
];

const lookupTables = ['account', 'user', 'sequence', 'sequence_input', 'message'];

const currentAccount = `nullif(current_setting('kept.account', true), '')::uuid`;

const onlyAccount = (table: string, column: string): string => `
alter table "${table}" enable row level security;
alter table "${table}" force row level security;
create policy account_only on "${table}"
  using (${column} = ${currentAccount}) with check (${column} = ${currentAccount});`;

const systemLookup = (table: string): string => `
create policy system_lookup on "${table}" for select to current_user
  using (current_setting('kept.system', true) = 'on');`;

/**
 * Forced row security on every tenant table, and the owner's way to look across accounts from within kept_system, which
 * force would otherwise shut too.
 */
export const rowSecurity = [
  onlyAccount('account', 'id'),
  ...tenantTables.map((table) => onlyAccount(table, 'account_id')),
  ...lookupTables.map(systemLookup),
].join('\n');
