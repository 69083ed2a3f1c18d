/**
 * `planned_count` and `held_count` are what the last decision saw ahead; null until there was one, but for sequences
 * that ended before they were counted. `heard_at` is when a client's words last reached the sequence. The indexes are partial where a filter asks for the exception.
 */
export const listIndexes = `
alter table sequence add column planned_count int, add column held_count int not null default 0,
  add column heard_at timestamptz;
-- forced row security would show the owner no row
alter table sequence no force row level security;
update sequence set planned_count = 0 where finished;
alter table sequence_input no force row level security;
update sequence s set heard_at = heard.at
from (select account_id, sequence_id, max(at) as at from sequence_input
  where type = 'reply' and handled_at is not null group by 1, 2) heard
where s.account_id = heard.account_id and s.id = heard.sequence_id;
alter table sequence_input force row level security;
alter table sequence force row level security;

create index appointment_calendar_index on appointment (account_id, calendar_id, start_at, id);
create index participant_state_index on participant (account_id, state, appointment_id) where state <> 'none';
create index sequence_schedule_index on sequence (account_id, schedule_id, appointment_id);
create index sequence_attention_index
  on sequence (account_id, appointment_id) where held_at is not null or held_count > 0 or stuck_at is not null;
create index message_attention_index
  on message (account_id, status, appointment_id) where status in ('failed', 'unknown', 'held');
`;
