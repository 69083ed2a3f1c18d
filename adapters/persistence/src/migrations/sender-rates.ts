import { Migration } from '@mikro-orm/migrations';

/**
 * How fast a sender may send, and the next moment that is free for one of its messages. The moments stand in a narrow table
 * of their own: it is written many times a second, and lines and messages refer to the sender.
 */
export class SenderRates extends Migration {
  override readonly name = '2026-11-23-sender-rates';

  override up(): void {
    this.addSql(`
alter table sender add column rate_per_second int;
alter table sender add constraint sender_rate_per_second_check check (rate_per_second between 1 and 1000);

create table sender_slot (
  account_id uuid not null, sender_id uuid not null, free_at timestamptz not null, primary key (account_id, sender_id)
) with (fillfactor = 50);
alter table sender_slot add constraint sender_slot_sender_id_foreign
  foreign key (account_id, sender_id) references sender (account_id, id);
alter table sender_slot enable row level security;
alter table sender_slot force row level security;
create policy account_only on sender_slot
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
do $$
begin
  execute format('grant select, insert, update, delete on sender_slot to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;
`);
  }
}
