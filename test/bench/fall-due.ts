import { eventually } from '../harness/eventually.ts';
import type { Clinic } from '../harness/clinic.ts';
import type { Batch } from './book-many.ts';
import type { Stage } from './stage.ts';

/** Long enough for a busy machine to start and to wait for the time; past this, something hangs. */
const PATIENCE = { ms: 300_000, ms_each: 100 } as const;
const PATIENCE_TO_TELL = { timeout_ms: 60_000 } as const;

/**
 * Starts their workflows and has all their reminders fall due at one moment, each on its timer; answers that moment, on
 * `Date.now()`. It lies as far ahead as starting them took, so that as many can look once more before it.
 */
export async function fallDue({ nudger }: Stage, batches: readonly Batch[]): Promise<number> {
  const refs = batches.flatMap((batch) => batch.refs);
  const began = Date.now();
  // Whom it does not reach, the relay starts.
  await nudger.start(refs);
  await allWait(batches);
  const due_at = Date.now() + Math.max(3_000, (Date.now() - began) * 1.5);
  for (const { clinic, tag } of batches) await haveDueAt(clinic, { tag, due_at });
  await eventually(async () => {
    const { error } = await nudger.nudge(refs);
    if (error !== null) throw new Error(`the workflows were not told of their new time: ${error}`);
  }, PATIENCE_TO_TELL);
  return due_at;
}

/** Sets the clinic's clock so that those reminders fall due at that moment of the real one. */
async function haveDueAt(
  { sql, account_id }: Clinic,
  { tag, due_at }: { readonly tag: string; readonly due_at: number },
) {
  await sql(
    `update account set clock_offset_ms = (extract(epoch from
       (select min(start_at) - interval '1 hour' from appointment where account_id = $1 and title = $2)) * 1000 - $3)::bigint
     where id = $1`,
    [account_id, tag, due_at],
  );
}

/** Waits until each workflow has looked at its appointment and waits for the time. */
export async function allWait(batches: readonly Batch[]): Promise<void> {
  await until(batches, { what: 'wait for their time', condition: 's.last_decided_at is not null' });
}

/** Waits until the provider has each reminder. */
export async function allAccepted(batches: readonly Batch[]): Promise<void> {
  const condition = `exists (select from message m where m.account_id = s.account_id and m.sequence_id = s.id
    and m.kind = 'auto_message' and m.status in ('accepted', 'delivered'))`;
  await until(batches, { what: 'are out', condition });
}

async function until(
  batches: readonly Batch[],
  { what, condition }: { readonly what: string; readonly condition: string },
): Promise<void> {
  const all = batches.reduce((sum, { refs }) => sum + refs.length, 0);
  await eventually(
    async () => {
      const found = await countOf(batches, condition);
      if (found < all) throw new Error(`${found} of ${all} ${what}; ${await standing(batches)}`);
    },
    { timeout_ms: PATIENCE.ms + all * PATIENCE.ms_each, every_ms: 250 },
  );
}

async function countOf(batches: readonly Batch[], condition: string): Promise<number> {
  let found = 0;
  for (const [{ sql, account_id }, own] of Map.groupBy(batches, ({ clinic }) => clinic)) {
    const [row] = await sql<{ n: number }>(
      `select count(*)::int as n from sequence s join appointment a on a.id = s.appointment_id
       where a.account_id = $1 and a.title = any($2) and ${condition}`,
      [account_id, own.map(({ tag }) => tag)],
    );
    found += row?.n ?? 0;
  }
  return found;
}

/** What became of the messages, and what keeps them. */
async function standing(batches: readonly Batch[]): Promise<string> {
  const [batch] = batches;
  const rows = await batch?.clinic.sql<{ said: string }>(
    `select m.status || coalesce(' (' || m.status_reason || ')', '') || ': ' || count(*) as said from message m
     join appointment a on a.id = m.appointment_id where a.title = any($1) group by m.status, m.status_reason`,
    [batches.map(({ tag }) => tag)],
  );
  return `messages ${rows?.map(({ said }) => said).join(', ') || 'none'}`;
}
