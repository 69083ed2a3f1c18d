import type { EntityManager } from '@mikro-orm/postgresql';
import type { UserNames } from '@kept/content/fields';
import type { Facts } from '@kept/rules/facts';
import { factsOf, type FactColumns } from '@kept/sequences/facts-of';

/** What is true of one participant's appointment now. */
export interface ParticipantFacts {
  readonly facts: Facts;
  /** Who writes to them, for the texts. */
  readonly user: UserNames;
}

interface Row extends FactColumns {
  readonly account_name: string;
  readonly owner_name: string | null;
}

const wall = (column: string) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI')`;
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The columns of a sequence's facts, for participants with or without a sequence. */
const READ = `
  select p.id as participant_id, p.name as participant_name, ${instant('p.removed_at')} as removed_at, p.phone, p.email,
    p.state, ${instant('p.state_set_at')} as state_set_at, p.state_set_by, p.custom_data as participant_custom_data,
    ap.id as appointment_id, ap.version, case when ap.deleted_at is null then ap.status else 'cancelled' end as status,
    ap.title, ${wall('ap.start_local')} as start_local, ${wall('ap.end_local')} as end_local,
    ${wall('ap.previous_start_local')} as previous_start_local, ap.time_zone, ap.all_day, ap.location,
    ap.custom_data as appointment_custom_data, ${instant('ap.created_at')} as appointment_created_at,
    ${instant('ap.moved_at')} as moved_at, ${instant('ap.cancelled_at')} as cancelled_at,
    cal.id as calendar_id, cal.name as calendar_name, owner.name as owner_name, owner.phone as owner_phone,
    c.id as contact_id, c.name as contact_name, c.locale as contact_locale, c.time_zone as contact_time_zone,
    c.custom_data as contact_custom_data, a.name as account_name, a.locale as account_locale, a.settings,
    array(select e.type from stop_list_entry e where e.account_id = p.account_id
      and ((e.type = 'phone' and e.address = p.phone) or (e.type = 'email' and e.address = p.email))) as stopped,
    array(select co.channel from consent co where co.account_id = p.account_id and co.contact_id = p.contact_id
      and co.state = 'refused') as refused
  from participant p
  join account a on a.id = p.account_id
  join appointment ap on ap.account_id = p.account_id and ap.id = p.appointment_id
  join calendar cal on cal.account_id = p.account_id and cal.id = ap.calendar_id
  left join "user" owner on owner.account_id = p.account_id and owner.id = cal.owner_user_id and owner.disabled_at is null
  left join contact c on c.account_id = p.account_id and c.id = p.contact_id
  where p.id = any(?::uuid[])`;

/** The facts of each participant of this account, by id. */
export async function readFacts(
  em: EntityManager,
  participant_ids: readonly string[],
): Promise<ReadonlyMap<string, ParticipantFacts>> {
  const rows = await em.execute<Row[]>(READ, [`{${participant_ids.join(',')}}`]);
  return new Map(
    rows.map(({ owner_name, account_name, ...columns }) => [
      columns.participant_id,
      { facts: factsOf(columns), user: { name: owner_name ?? '', company: account_name } },
    ]),
  );
}
