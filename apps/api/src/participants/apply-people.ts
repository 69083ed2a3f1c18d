import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { Participant } from '@kept/persistence/entities/participant';
import { Sequence } from '@kept/persistence/entities/sequence';
import { newId } from '@kept/persistence/new-id';
import type { SequenceRef } from '@kept/sequences/sequence-ref';
import { matchContacts } from '../contacts/match-contacts.ts';
import { startSequences } from '../events/start-sequences.ts';
import { appendInputs } from '../nudging/append-inputs.ts';
import { sequencesOf } from '../nudging/sequences-of.ts';
import type { PeoplePlan, PersonEdit } from './people-plan.ts';
import { readdressMessages } from './readdress-messages.ts';

interface ApplyRequest {
  readonly account_id: string;
  readonly appointment_id: string;
  readonly plan: PeoplePlan;
  /** The account's present. */
  readonly now: Date;
}

/** Whose sequences hear of it after the commit. */
export interface PeopleTold {
  readonly nudge: readonly SequenceRef[];
  /** Those that begin. */
  readonly start: readonly SequenceRef[];
}

/**
 * Makes a plan for the people of an appointment true and tells their sequences. The caller holds the locks, and counts
 * the edit.
 */
export async function applyPeople(em: EntityManager, request: ApplyRequest): Promise<PeopleTold> {
  const { plan } = request;
  const contacts = await contactsFor(em, request);
  const nudge: SequenceRef[] = [];
  for (const participant of plan.removed) nudge.push(...(await remove(em, { ...request, participant })));
  for (const [index, edit] of plan.edited.entries()) {
    nudge.push(...(await edited(em, { ...request, edit, contact_id: contacts[index] ?? null })));
  }
  const start = await add(em, { ...request, contacts: contacts.slice(plan.edited.length) });
  return { nudge, start };
}

/** The contacts of who was edited, then of who is new. */
async function contactsFor(em: EntityManager, { account_id, plan }: ApplyRequest): Promise<readonly (string | null)[]> {
  const known = plan.edited.map(({ participant, after }) => {
    const contact_id = participant.contact_id ?? null;
    // Nothing is looked up for who keeps their addresses.
    return hasMoved({ participant, after })
      ? { ...after, contact_id }
      : { ...after, phone: null, email: null, contact_id };
  });
  return matchContacts(em, { account_id, people: [...known, ...plan.added] });
}

function hasMoved({ participant, after }: PersonEdit): boolean {
  return after.phone !== (participant.phone ?? null) || after.email !== (participant.email ?? null);
}

/** Their sequence ends, and what was planned is withdrawn. What was said stays told. */
async function remove(
  em: EntityManager,
  { account_id, participant, now }: ApplyRequest & { readonly participant: InferEntity<typeof Participant> },
): Promise<readonly SequenceRef[]> {
  const { id } = participant;
  participant.removed_at = now;
  await em.flush();
  // a held sequence could never end: nobody can release what is not shown any more
  await em.nativeUpdate(Sequence, { participant_id: id }, { held_at: null, held_reason: null });
  const { rows, refs } = await sequencesOf(em, { participant_id: id });
  await appendInputs(em, {
    account_id,
    sequences: rows,
    inputs: [{ source_key: `participant/${newId()}`, payload: { type: 'participant_changed', change: 'removed' } }],
    at: now,
  });
  return refs;
}

/** What is planned, and what stands in the queue, goes to the new addresses. */
async function edited(
  em: EntityManager,
  {
    account_id,
    edit,
    contact_id,
    now,
  }: ApplyRequest & { readonly edit: PersonEdit; readonly contact_id: string | null },
): Promise<readonly SequenceRef[]> {
  const { participant, after } = edit;
  const before = { phone: participant.phone ?? null, email: participant.email ?? null };
  Object.assign(participant, after, { contact_id });
  await em.flush();
  const { rows, refs } = await sequencesOf(em, { participant_id: participant.id });
  const returned = await readdressMessages(em, { account_id, participant_id: participant.id, before, after });
  await appendInputs(em, {
    account_id,
    sequences: rows,
    inputs: [
      ...returned.map((key) => ({
        source_key: `delivery/${newId()}`,
        payload: { type: 'delivery', key, outcome: 'skipped', reason: 'no_address' } as const,
      })),
      { source_key: `participant/${newId()}`, payload: { type: 'participant_changed', change: 'edited' } },
    ],
    at: now,
  });
  return refs;
}

/** Behind all who are or were on it; their messages are planned from now on. */
async function add(
  em: EntityManager,
  { account_id, appointment_id, plan, contacts, now }: ApplyRequest & { readonly contacts: readonly (string | null)[] },
): Promise<readonly SequenceRef[]> {
  if (plan.added.length === 0) return [];
  const stored = await em.find(Participant, { appointment_id });
  const behind = Math.max(-1, ...stored.map(({ position }) => position)) + 1;
  const participants = plan.added.map(({ name, phone, email, custom_data }, index) => ({
    id: newId(),
    account_id,
    appointment_id,
    contact_id: contacts[index] ?? null,
    position: behind + index,
    name,
    phone,
    email,
    custom_data,
    state: 'none' as const,
  }));
  await em.insertMany(Participant, participants);
  return startSequences(em, { account_id, participants, at: now });
}
