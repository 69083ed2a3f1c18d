import { Migration } from '@mikro-orm/migrations';

/**
 * What contacts agreed to, by channel. A change shows with the newest appointments of the contact, as an inbound text
 * does.
 */
export class Consents extends Migration {
  override readonly name = '2026-11-22-consents';

  override up(): void {
    this.addSql(`
create table consent (
  account_id uuid not null, contact_id uuid not null, channel text not null, state text not null, reason text not null,
  set_by_user_id uuid not null, set_at timestamptz not null, primary key (account_id, contact_id, channel)
);
alter table consent add constraint consent_channel_check check (channel in ('sms', 'email', 'call'));
alter table consent add constraint consent_state_check check (state in ('given', 'refused'));
alter table consent add constraint consent_contact_id_foreign
  foreign key (account_id, contact_id) references contact (account_id, id);
alter table consent add constraint consent_set_by_user_id_foreign
  foreign key (account_id, set_by_user_id) references "user" (account_id, id);
alter table consent enable row level security;
alter table consent force row level security;
create policy account_only on consent
  using (account_id = nullif(current_setting('kept.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('kept.account', true), '')::uuid);
do $$
begin
  execute format('grant select, insert, update, delete on consent to %I',
    coalesce(nullif(current_setting('kept.app_role', true), ''), 'kept_app'));
end $$;

create function kept_system.note_consent() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id)
    select c.account_id, 'appointment', of_contact.appointment_id
    from touched c
    cross join lateral (
      select p.appointment_id from public.participant p
      where p.account_id = c.account_id and p.contact_id = c.contact_id order by p.created_at desc limit 50) of_contact;
  return null;
end
$$;
revoke all on function kept_system.note_consent() from public;
create trigger consent_insert_noted after insert on consent
  referencing new table as touched for each statement execute function kept_system.note_consent();
create trigger consent_update_noted after update on consent
  referencing new table as touched for each statement execute function kept_system.note_consent();
create trigger consent_delete_noted after delete on consent
  referencing old table as touched for each statement execute function kept_system.note_consent();
`);
  }
}
