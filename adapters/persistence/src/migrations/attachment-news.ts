import { Migration } from '@mikro-orm/migrations';

/** A picture that was fetched shows with every appointment of who sent it, as their text did before it. */
export class AttachmentNews extends Migration {
  override readonly name = '2026-11-23-attachment-news';

  override up(): void {
    this.addSql(`
create function kept_system.note_message_attachment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into kept_system.change (account_id, topic, subject_id)
    select distinct r.account_id, 'appointment', of_client.appointment_id
    from touched r
    join public.message m on m.account_id = r.account_id and m.id = r.message_id and m.direction = 'in'
    cross join lateral (
      select p.appointment_id from public.participant p
      where p.account_id = m.account_id
        and case when m.channel = 'email' then p.email = m.from_address else p.phone = m.from_address end
      order by p.created_at desc limit 50) of_client
    where r.status <> 'waiting';
  return null;
end
$$;
revoke all on function kept_system.note_message_attachment() from public;
create trigger message_attachment_update_noted after update on message_attachment
  referencing new table as touched for each statement execute function kept_system.note_message_attachment();
`);
  }
}
