import { uuidv7 } from 'uuidv7';
import { chooseSchedule } from '@kept/rules/assignments/choose-schedule';
import type { Definitions } from '@kept/rules/definitions';
import type { Instant } from '@kept/rules/instant';
import { ownValue } from '@kept/rules/own-value';
import type { AssignedSchedule } from '../assigned-schedule.ts';
import type { DefinitionCache } from '../definition-cache.ts';
import { factsOf, type FactColumns } from '../facts-of.ts';
import type { AccountSettings } from '../load-sequence.ts';
import { inTransaction, type Statement, type TransactionRequest } from '../transaction.ts';
import type { PreviewedParticipant } from './preview.ts';
import { personColumns, readAddresses, type KnownAddresses, type PreviewedPerson } from './person-columns.ts';
import { previewProblem } from './preview-problem.ts';
import { previewSequence } from './preview-sequence.ts';
import { READ_ONLY } from './read-only.ts';

export interface PreviewCreationRequest extends TransactionRequest {
  readonly cache: DefinitionCache;
  /** Who gets which schedule, in order. */
  readonly assignments: readonly AssignedSchedule[];
  readonly appointment: NamedColumns & Partial<KeptColumns>;
  readonly people: readonly PreviewedPerson[];
}

/** What somebody gives when they make an appointment. */
type NamedColumns = Pick<
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

/** What an appointment has that is stored already, and to which somebody would be added. */
type KeptColumns = Pick<
  FactColumns,
  'appointment_created_at' | 'version' | 'status' | 'previous_start_local' | 'moved_at' | 'cancelled_at'
>;

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

/** What would be sent for an appointment that is not made yet, to each of its participants. Nothing is written. */
export async function previewCreation(request: PreviewCreationRequest): Promise<readonly PreviewedParticipant[]> {
  const { account_id, people, assignments, cache } = request;
  return await inTransaction(request, async (transaction) => {
    transaction.write(READ_ONLY, []);
    const [[account], addresses] = await Promise.all([
      transaction.read<AccountRow>(READ_ACCOUNT, [account_id]),
      readAddresses(transaction, { account_id, people }),
    ]);
    if (account === undefined) throw new Error('the account of this request is gone');
    const revisions = assignments.flatMap(({ revision_id }) => revision_id ?? []);
    const [newest, ...others] = revisions;
    const by_revision: Definitions['by_revision'] =
      newest === undefined ? {} : (await cache.load(transaction, { account_id, newest, others })).by_revision;
    const { now } = account;
    return people.map((person): PreviewedParticipant => {
      const facts = factsOf(columnsOf({ request, person, account, addresses }));
      const revision_id = chooseSchedule({ assignments, facts }).chosen?.revision_id ?? null;
      const definitions = revision_id === null ? null : { newest: revision_id, by_revision };
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
                given_up: [],
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
  readonly person: PreviewedPerson;
  readonly account: AccountRow;
  readonly addresses: KnownAddresses;
}

/** The columns as making it would write them. */
function columnsOf({ request, person, account, addresses }: ColumnsRequest): FactColumns {
  return {
    version: 1,
    status: 'scheduled',
    previous_start_local: null,
    appointment_created_at: account.now,
    moved_at: null,
    cancelled_at: null,
    ...request.appointment,
    // only a call that is under way is forwarded
    owner_phone: null,
    settings: account.settings,
    account_locale: account.locale,
    appointment_id: '',
    participant_id: '',
    removed_at: null,
    state: 'none',
    state_set_at: null,
    state_set_by: null,
    ...personColumns({ person, addresses, contact: null }),
  };
}
