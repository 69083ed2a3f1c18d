import type { EntityManager } from '@mikro-orm/postgresql';
import { Sequence } from '@kept/persistence/entities/sequence';

interface LeaveRequest {
  readonly schedule_id: string;
  /** What was published until now. */
  readonly revision_id: string;
}

/**
 * Leaves the sequences that run at the revision they follow (ruling 25). Those that were left at an older one stay there;
 * one that a rollout still brings a revision to gets that.
 */
export async function leaveRunning(em: EntityManager, { schedule_id, revision_id }: LeaveRequest): Promise<void> {
  await em.nativeUpdate(
    Sequence,
    { schedule_id, finished: false, pinned_revision_id: null },
    { pinned_revision_id: revision_id },
  );
}
