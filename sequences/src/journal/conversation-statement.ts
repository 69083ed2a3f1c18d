import { TRIED_ANEW } from '../broadcasts/tried-anew.ts';
import type { Statement } from '../transaction.ts';
import { SEALED_COLUMNS } from '../secure/content-opener.ts';
import { MAIL_OPENED_COLUMN } from '../secure/mail-opened-column.ts';
import { CALL_COLUMN } from './call-progress.ts';
import { PUT_OFF_COLUMN } from './put-off-column.ts';

/**
 * Reads a page of a conversation, newest first, of account `$1`, before message `$3`, at most `$4`. `theirs` selects the
 * ids of its threads for `$2`. What was taken back was never said; what went out with another was said once.
 */
export function conversationStatement({ name, theirs }: { readonly name: string; readonly theirs: string }): Statement {
  return {
    name,
    text: `with theirs (id) as (${theirs})
    select m.id, m.direction, m.channel, m.kind, m.status, m.status_reason, m.subject, m.body, m.sent_securely,
      ${TRIED_ANEW} as tried_anew,
      m.id as message_id, ${SEALED_COLUMNS}, ${MAIL_OPENED_COLUMN}, ${CALL_COLUMN},
      case m.direction when 'in' then m.from_address else m.to_address end as address, writer.name as written_by,
      coalesce((select json_agg(json_build_object('status', f.status, 'attachment_id', f.attachment_id, 'kind', a.kind,
          'file_name', coalesce(a.file_name, f.file_name), 'sealed_name', coalesce(a.sealed_name, f.sealed_name), 'size', a.size, 'width', a.width, 'height', a.height,
          'has_rendition', a.rendition_stored_as is not null, 'problem', f.problem) order by f.position)
        from message_attachment f left join attachment a on a.account_id = f.account_id and a.id = f.attachment_id
        where f.account_id = $1 and f.message_id = m.id), '[]') as attachments,
      coalesce(m.sent_at, m.due_at) as at, ${PUT_OFF_COLUMN}, m.auto_message_id, m.revision_id, ap.id as appointment_id, ap.title as appointment_title,
      step.trace
    from theirs
    cross join lateral (
      select * from message page where page.account_id = $1 and page.thread_id = theirs.id
        and page.status <> 'skipped' and page.sent_with_id is null and ($3::uuid is null or page.id < $3::uuid)
      order by page.id desc limit $4) m
    left join secure_content sc on sc.account_id = m.account_id and sc.message_id = m.id
    left join appointment ap on ap.account_id = m.account_id and ap.id = m.appointment_id and ap.deleted_at is null
    left join "user" writer on writer.account_id = m.account_id and writer.id = m.written_by_user_id
    left join sequence_step step on step.account_id = m.account_id and step.id = m.step_id
    order by m.id desc limit $4`,
  };
}
