import type { InferEntity } from '@mikro-orm/postgresql';
import type { Participant } from '@kept/persistence/entities/participant';
import type { SequenceStanding } from '@kept/sequences/journal/standing-of';
import { sequenceWorkflowId } from '@kept/workflows/appointment-sequence/contract';
import type { AppointmentRow } from '../appointments/appointment-row.schema.ts';
import type { Event } from '../events/event.schema.ts';
import type { AppointmentDetail } from './appointment-detail.schema.ts';

interface DetailRequest {
  readonly account_id: string;
  readonly event: Event;
  readonly created_at: Date;
  /** The same as a line of the list. */
  readonly row: AppointmentRow;
  /** All of them, those taken off as well. */
  readonly people: readonly InferEntity<typeof Participant>[];
  readonly sequences: readonly SequenceStanding[];
  /** Addresses on the stop list. */
  readonly stopped: readonly { readonly type: 'phone' | 'email'; readonly address: string }[];
  /** What contacts refused. */
  readonly refused: readonly { readonly contact_id: string; readonly channel: 'sms' | 'email' | 'call' }[];
  /** Where the Temporal UI shows this installation's workflows; null: not for this caller. */
  readonly workflows_url: string | null;
}

/** Puts together what the drawer shows of an appointment. Pure. */
export function appointmentDetail(request: DetailRequest): AppointmentDetail {
  const { people, created_at, row } = request;
  const { participants, external_id, custom_data, version } = request.event;
  return {
    ...row,
    external_id,
    custom_data,
    version,
    created_at: created_at.toISOString(),
    participants: participants.map((participant) => {
      const person = people.find(({ id }) => id === participant.id);
      return {
        ...participant,
        state_set_at: person?.state_set_at?.toISOString() ?? null,
        state_set_by: person?.state_set_by ?? null,
        stopped: (['phone', 'email'] as const).filter((type) =>
          request.stopped.some((entry) => entry.type === type && entry.address === participant[type]),
        ),
        refused: request.refused
          .filter(({ contact_id }) => contact_id === participant.contact_id)
          .map(({ channel }) => channel),
        sequence: sequenceOf(request, participant),
      };
    }),
    removed_participants: people.filter(({ removed_at }) => removed_at != null).map(({ id, name }) => ({ id, name })),
  };
}

type DetailSequence = AppointmentDetail['participants'][number]['sequence'];

function sequenceOf(
  { account_id, sequences, workflows_url }: DetailRequest,
  { id, state }: Event['participants'][number],
): DetailSequence {
  const found = sequences.find(({ participant_id }) => participant_id === id);
  if (found === undefined) return null;
  const { participant_id, ...standing } = found;
  const workflow_id = sequenceWorkflowId({ account_id, participant_id });
  const temporal_url = workflows_url === null ? null : `${workflows_url}/${encodeURIComponent(workflow_id)}`;
  return { ...standing, state, workflow_id, temporal_url };
}
