import type { InferEntity } from '@mikro-orm/postgresql';
import type { Participant } from '@kept/persistence/entities/participant';
import { addressesOf } from '../contacts/addresses-of.ts';
import type { ParticipantDraft } from '../events/draft-of.ts';
import type { ChangeParticipant, WantedParticipant } from '../events/event-request.schema.ts';
import type { Checked } from '../problems/checked.ts';
import type { FieldError } from '../problems/problem.ts';

type ParticipantRow = InferEntity<typeof Participant>;

/** Somebody whose details change: who they are now and what they become, normalised. */
export interface PersonEdit {
  readonly participant: ParticipantRow;
  readonly after: ParticipantDraft;
}

/** What becomes of the people of an appointment; who is not named stays as they are. */
export interface PeoplePlan {
  readonly added: readonly ParticipantDraft[];
  readonly edited: readonly PersonEdit[];
  readonly removed: readonly ParticipantRow[];
}

export const NOBODY: PeoplePlan = { added: [], edited: [], removed: [] };

interface PlanRequest {
  /** Who is on it. */
  readonly stored: readonly ParticipantRow[];
  /** All who shall be on it. */
  readonly wanted: readonly WantedParticipant[];
  readonly country: string;
  /** Where in the request they stand, such as `/participants`. */
  readonly at: string;
}

/** What the list of all who shall be on an appointment means for those who are, or everything wrong in it. */
export function peoplePlan({ stored, wanted, country, at }: PlanRequest): Checked<PeoplePlan> {
  const errors: FieldError[] = [];
  const added: ParticipantDraft[] = [];
  const edited: PersonEdit[] = [];
  const seen = new Set<string>();
  for (const [index, { id, ...request }] of wanted.entries()) {
    const here = `${at}/${index}`;
    const participant = stored.find((each) => each.id === id) ?? null;
    if (id !== undefined && (participant === null || seen.has(id))) {
      errors.push(
        participant === null
          ? { field: `${here}/id`, code: 'unknown_participant', message: 'is nobody on this event' }
          : { field: `${here}/id`, code: 'participant_repeated', message: 'stands twice in this request' },
      );
      continue;
    }
    if (id !== undefined) seen.add(id);
    const after = detailsAfter({ participant, request, country, at: here });
    if (!after.ok) errors.push(...after.errors);
    else if (participant === null) added.push(after.value);
    else if (differs(participant, after.value)) edited.push({ participant, after: after.value });
  }
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { added, edited, removed: stored.filter(({ id }) => !seen.has(id)) } };
}

interface DetailsRequest {
  /** Null: somebody new. */
  readonly participant: ParticipantRow | null;
  readonly request: ChangeParticipant;
  readonly country: string;
  readonly at: string;
}

/** Somebody's details after a change: what is not named stays. */
export function detailsAfter({ participant, request, country, at }: DetailsRequest): Checked<ParticipantDraft> {
  const { phone = participant?.phone ?? null, email = participant?.email ?? null } = request;
  // What stands there already is no reason to refuse a new name.
  const numbers = phone !== null && phone === participant?.phone ? 'any' : 'reached';
  const addresses = addressesOf({ phone, email, country, at, numbers });
  if (!addresses.ok) return addresses;
  const { name = participant?.name ?? '', custom_data = participant?.custom_data ?? {} } = request;
  return { ok: true, value: { name, custom_data, ...addresses.value } };
}

/** Whether anything of somebody would change. */
export function differs(participant: ParticipantRow, after: ParticipantDraft): boolean {
  const { name, custom_data } = participant;
  const before = { name, custom_data, phone: participant.phone ?? null, email: participant.email ?? null };
  const { phone, email } = after;
  return JSON.stringify(before) !== JSON.stringify({ name: after.name, custom_data: after.custom_data, phone, email });
}
