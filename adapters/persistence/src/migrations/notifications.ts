import { Migration } from '@mikro-orm/migrations';

/**
 * Whom staff notifications reach is said by kind of event, by each account; and a notice says whose conversation it is
 * about. Accounts that named addresses keep them, for all they were told of until now; the others keep the calendar's
 * owner, which is what is usual.
 */
export class Notifications extends Migration {
  override readonly name = '2026-11-27-notifications';

  override up(): void {
    this.addSql(`
alter table message add column about_thread_id uuid;

-- forced row security would show the owner no row
alter table account no force row level security;
update account a set settings = a.settings - 'notify_emails' || jsonb_build_object('notifications', told.rules)
from (select named.id, jsonb_object_agg(event, named.rules) as rules
  from (select each.id, jsonb_agg(jsonb_build_object('channel', 'email', 'recipient', 'address', 'address', address)) as rules
    from account each, jsonb_array_elements_text(each.settings -> 'notify_emails') address group by each.id) named
  cross join unnest(array['reply_needs_answer', 'client_confirmed', 'client_accepted', 'client_cancelled', 'client_declined',
    'client_requested_reschedule', 'no_response', 'message_failed', 'flow_notification', 'credits_low']) event
  group by named.id) told
where a.id = told.id;
update account set settings = settings - 'notify_emails' where settings ? 'notify_emails';
alter table account force row level security;
`);
  }
}
