import type { EntityManager } from '@mikro-orm/postgresql';
import { SequenceInput } from '@kept/persistence/entities/sequence-input';
import { newId } from '@kept/persistence/new-id';
import type { StoredInput } from '@kept/sequences/load-sequence';

interface AppendRequest {
  readonly account_id: string;
  readonly sequences: readonly { readonly id: string; readonly life: number }[];
  /** `source_key` makes each once-only within its sequence. */
  readonly inputs: readonly { readonly source_key: string; readonly payload: StoredInput }[];
  /** When it happened, in the account's time. */
  readonly at: Date;
}

/** Tells each sequence of each input, in the transaction that makes what it reports (architecture.md section 2). */
export async function appendInputs(
  em: EntityManager,
  { account_id, sequences, inputs, at }: AppendRequest,
): Promise<void> {
  const rows = sequences.flatMap(({ id: sequence_id, life }) =>
    inputs.map(({ source_key, payload }) => ({
      id: newId(),
      account_id,
      sequence_id,
      life,
      source_key,
      type: payload.type,
      payload,
      at,
    })),
  );
  if (rows.length > 0) await em.insertMany(SequenceInput, rows);
}
