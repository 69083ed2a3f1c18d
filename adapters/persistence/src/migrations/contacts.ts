import { Migration } from '@mikro-orm/migrations';

/**
 * Contacts are people that staff look after: changed with a version, archived, merged with the one they turn out to be
 * (what was moved is kept, so that it can be taken back), with their addresses in an order of which the first is the
 * usual one.
 */
export class Contacts extends Migration {
  override readonly name = '2026-11-26-contacts';

  override up(): void {
    this.addSql(`
alter table contact
  add column version int not null default 1, add column archived_at timestamptz, add column merged_into_id uuid,
  add column merged jsonb, add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now();
alter table contact add constraint contact_merged_into_id_foreign
  foreign key (account_id, merged_into_id) references contact (account_id, id);
create index contact_name_index on contact (account_id, name, id);
create index contact_merged_index on contact (account_id, merged_into_id) where merged_into_id is not null;
alter table contact_address add column position int not null default 0;
create index participant_contact_index on participant (account_id, contact_id, id);
create index thread_contact_index on thread (account_id, contact_id) where contact_id is not null;`);
  }
}
