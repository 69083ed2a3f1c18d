import { setTimeout } from 'node:timers/promises';
import type { Clinic } from '../harness/clinic.ts';
import { bookMany } from './book-many.ts';
import { allAccepted, fallDue } from './fall-due.ts';
import { sized } from './sized.ts';
import type { Stage } from './stage.ts';

const BULK = sized(2_000);
const PER_SECOND = 50;

/**
 * Does `meanwhile` again and again while two thousand reminders of that clinic wait for a sender that sends fifty a
 * second; the last time begins before the last of them is out.
 */
export async function duringBulk(
  stage: Stage,
  { clinic, meanwhile }: { readonly clinic: Clinic; readonly meanwhile: () => Promise<void> },
): Promise<void> {
  await clinic.sql(`update sender set rate_per_second = $2 where account_id = $1 and type = 'phone'`, [
    clinic.account_id,
    PER_SECOND,
  ]);
  const batches = [await bookMany(clinic, { count: BULK })];
  const due_at = await fallDue(stage, batches);
  let is_drained = false;
  const drained = allAccepted(batches).finally(() => {
    is_drained = true;
  });
  // What fails here fails the benchmark when it is awaited.
  drained.catch(() => undefined);
  await setTimeout(due_at - Date.now());
  while (!is_drained) await meanwhile();
  await drained;
}
