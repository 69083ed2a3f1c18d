import type { EntityManager, InferEntity } from '@mikro-orm/postgresql';
import { CustomField } from '@kept/persistence/entities/custom-field';

export type FieldRow = InferEntity<typeof CustomField>;

/** The fields an account has defined, as they are called. */
export async function readCustomFields(em: EntityManager): Promise<readonly FieldRow[]> {
  return em.find(CustomField, {}, { orderBy: { label: 'asc', key: 'asc' } });
}
