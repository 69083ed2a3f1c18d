import type { EntityManager } from '@mikro-orm/postgresql';

export interface RevisionInUse {
  readonly schedule_id: string;
  readonly name: string;
  readonly definition: unknown;
  readonly standing: 'draft' | 'published' | 'running';
}

/** Newest words first: what a draft, the published revision or one that sequences were left at says. */
const REVISIONS = `
  select ms.id as schedule_id, ms.name, r.definition,
    case when r.status = 'draft' then 'draft' when r.id = ms.published_revision_id then 'published' else 'running' end
      as standing
  from message_schedule ms
  join schedule_revision r on r.account_id = ms.account_id and r.schedule_id = ms.id
  where ms.archived_at is null and r.definition::text like ?
    and (r.status = 'draft' or r.id = ms.published_revision_id or exists (
      select from sequence s where s.account_id = r.account_id and s.pinned_revision_id = r.id and not s.finished))
  order by ms.name, ms.id, r.number desc`;

/** The revisions that say something to people, or will, in whose text `wanted` (of a LIKE) stands. */
export async function readRevisionsInUse(em: EntityManager, wanted: string): Promise<readonly RevisionInUse[]> {
  return em.execute<RevisionInUse[]>(REVISIONS, [wanted]);
}
