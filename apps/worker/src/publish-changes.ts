import type { Pool } from 'pg';

/** Far above what changes between two rounds; more take another round at once. */
const AT_ONCE = 20_000;

/**
 * Tells open pages what changed since the last round: one batch an account, announced to the API processes by
 * notification. Notifying takes a lock of the whole database server at commit, which is why nobody does it but this,
 * a few times a second (ADR 0028). Any number of workers may try; one publishes, the others find nothing to do.
 */
export async function publishChanges(pool: Pool): Promise<void> {
  for (let taken = AT_ONCE; taken === AT_ONCE;) {
    const { rows } = await pool.query<{ taken: number }>({
      name: 'publish_changes',
      text: 'select kept_system.publish_changes($1) as taken',
      values: [AT_ONCE],
    });
    taken = rows[0]?.taken ?? 0;
  }
}
