import { uuidv7 } from 'uuidv7';
import type { CustomData } from '@kept/rules/facts';
import type { Instant } from '@kept/rules/instant';
import { ownValue } from '@kept/rules/own-value';
import type { DefinitionCache } from '../definition-cache.ts';
import { factsOf, type FactColumns } from '../facts-of.ts';
import type { AccountSettings } from '../load-sequence.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import type { PreviewedParticipant } from './preview.ts';
import { previewProblem } from './preview-problem.ts';
import { previewSequence } from './preview-sequence.ts';
import { READ_ONLY } from './read-only.ts';

export interface PreviewCreationRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  /** The published revision of the schedule it would get; null: there is none. */
  readonly revision_id: string | null;
  readonly appointment: Pick<
    FactColumns,
    | 'title'
    | 'start_local'
    | 'end_local'
    | 'time_zone'
    | 'all_day'
    | 'location'
    | 'appointment_custom_data'
    | 'calendar_id'
    | 'calendar_name'
  >;
  readonly people: readonly Person[];
}

interface Person {
  readonly name: string;
  /** Normalised, as they would be stored. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly custom_data: CustomData;
}

interface AccountRow {
  readonly now: Instant;
  readonly locale: string;
  readonly settings: AccountSettings;
}

const READ_ACCOUNT: Statement = {
  name: 'read_account_of_preview',
  text: `select clock_timestamp() + clock_offset_ms * interval '1 millisecond' as now, locale, settings
    from account where id = $1`,
};

interface ContactRow {
  readonly type: 'phone' | 'email';
  readonly address: string;
  readonly contact_id: string;
  readonly contact_name: string;
  readonly contact_locale: string | null;
  readonly contact_time_zone: string | null;
  readonly contact_custom_data: CustomData;
}

const READ_CONTACTS: Statement = {
  name: 'read_contacts_of_preview',
  text: `select ca.type, ca.address, c.id as contact_id, c.name as contact_name, c.locale as contact_locale,
      c.time_zone as contact_time_zone, c.custom_data as contact_custom_data
    from contact_address ca join contact c on c.account_id = ca.account_id and c.id = ca.contact_id
    where ca.account_id = $1 and ca.address = any($2::text[])`,
};

interface StopRow {
  readonly type: 'phone' | 'email';
  readonly address: string;
}

const READ_STOPS: Statement = {
  name: 'read_stops_of_preview',
  text: `select type, address from stop_list_entry where account_id = $1 and address = any($2::text[])`,
};

/** What would be sent for an appointment that is not made yet, to each of its participants. Nothing is written. */
export async function previewCreation(request: PreviewCreationRequest): Promise<readonly PreviewedParticipant[]> {
  const { account_id, people, revision_id, cache } = request;
  const addresses = people.flatMap(({ phone, email }) => [phone, email]).filter((address) => address !== null);
  return await inTransaction(request, async (transaction) => {
    transaction.write(READ_ONLY, []);
    const [[account], contacts, stops] = await Promise.all([
      transaction.read<AccountRow>(READ_ACCOUNT, [account_id]),
      transaction.read<ContactRow>(READ_CONTACTS, [account_id, addresses]),
      transaction.read<StopRow>(READ_STOPS, [account_id, addresses]),
    ]);
    if (account === undefined) throw new Error('the account of this request is gone');
    const definitions =
      revision_id === null ? null : await cache.load(transaction, { account_id, newest: revision_id, others: [] });
    const { now } = account;
    return people.map((person): PreviewedParticipant => {
      const facts = factsOf(columnsOf({ request, person, account, contacts, stops }));
      const definition = definitions === null ? null : (ownValue(definitions.by_revision, definitions.newest) ?? null);
      return {
        participant_id: null,
        name: person.name,
        problem: previewProblem({ definition, facts, held: false }),
        messages:
          definitions === null
            ? []
            : previewSequence({
                definitions,
                memory: null,
                life: 1,
                facts_before: facts,
                facts_after: facts,
                pending: [],
                inputs: [{ type: 'started', id: uuidv7(), at: now }],
                waiting: [],
                wake_at: null,
                finished: false,
                now,
              }),
      };
    });
  });
}

interface ColumnsRequest {
  readonly request: PreviewCreationRequest;
  readonly person: Person;
  readonly account: AccountRow;
  readonly contacts: readonly ContactRow[];
  readonly stops: readonly StopRow[];
}

/** The columns as making it would write them; the contact is found by phone, else by email, else made with it. */
function columnsOf({ request, person, account, contacts, stops }: ColumnsRequest): FactColumns {
  const { phone, email, name, custom_data } = person;
  const isTheirs = ({ type, address }: StopRow) => address === (type === 'phone' ? phone : email);
  const theirs = contacts.filter(isTheirs);
  const contact = theirs.find(({ type }) => type === 'phone') ?? theirs[0] ?? null;
  const reachable = phone !== null || email !== null;
  return {
    ...request.appointment,
    settings: account.settings,
    account_locale: account.locale,
    appointment_id: '',
    version: 1,
    status: 'scheduled',
    previous_start_local: null,
    appointment_created_at: account.now,
    moved_at: null,
    cancelled_at: null,
    participant_id: '',
    participant_name: name,
    removed_at: null,
    phone,
    email,
    state: 'none',
    state_set_at: null,
    state_set_by: null,
    participant_custom_data: custom_data,
    contact_id: contact?.contact_id ?? (reachable ? '' : null),
    contact_name: contact?.contact_name ?? name,
    contact_locale: contact?.contact_locale ?? null,
    contact_time_zone: contact?.contact_time_zone ?? null,
    contact_custom_data: contact?.contact_custom_data ?? {},
    stopped: stops.filter(isTheirs).map(({ type }) => type),
  };
}
