import { Migration } from '@mikro-orm/migrations';

/** Addresses that a failure showed can never work on a channel, with the code that said so, until staff try once more. */
export class DeadAddresses extends Migration {
  override readonly name = '2026-11-23-dead-addresses';

  override up(): void {
    this.addSql(`
create table dead_address (
  account_id uuid not null, channel text not null, address text not null, error_code text not null,
  since timestamptz not null default now(), primary key (account_id, channel, address)
);
alter table dead_address add constraint dead_address_channel_check check (channel in ('sms', 'email', 'call'));
alter table dead_address add constraint dead_address_account_id_foreign foreign key (account_id) references account (id);
alter table dead_address enable row level security;
alter table dead_address force row level security;
create policy account_only on dead_address
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
do $$
begin
  execute format('grant select, insert, update, delete on dead_address to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`);
  }
}
