import type { EntityManager } from '@mikro-orm/postgresql';
import { Participant } from '@kept/persistence/entities/participant';
import { notFound } from '../problems/not-found.ts';
import { readFacts, type ParticipantFacts } from './read-facts.ts';

interface Which {
  readonly appointment_id: string;
  /** Undefined: the first of those on it. */
  readonly participant_id?: string | undefined;
}

/** Somebody on an appointment, with their facts; throws a 404 where there is nobody. */
export async function firstParticipant(
  em: EntityManager,
  { appointment_id, participant_id }: Which,
): Promise<ParticipantFacts & { readonly participant: { readonly id: string; readonly name: string } }> {
  const which = participant_id === undefined ? {} : { id: participant_id };
  const [found] = await em.find(
    Participant,
    { appointment_id, removed_at: null, ...which },
    { orderBy: { position: 'asc' }, limit: 1 },
  );
  const known = found === undefined ? undefined : (await readFacts(em, [found.id])).get(found.id);
  if (found === undefined || known === undefined) throw notFound('participant');
  return { ...known, participant: { id: found.id, name: found.name } };
}
