import { externalIdTaken } from './external-id-taken.ts';

const TRIES = 3;

const constraintOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'constraint' in error ? String(error.constraint) : null;

/**
 * Runs a transaction again when another one made the same contact in the same moment; the second time it is found. An
 * external id that somebody else took meanwhile is the client's conflict to solve.
 */
export async function againOnRace<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      const constraint = constraintOf(error);
      if (constraint === 'appointment_external_id_unique') throw externalIdTaken([]);
      if (constraint !== 'contact_address_account_id_type_address_unique' || tries === TRIES) throw error;
    }
  }
}
